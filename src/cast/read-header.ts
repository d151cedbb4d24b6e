import { isRecord } from '../document/is-record.ts'
import type { CastHeader } from './asciicast.ts'
import { CastFault } from './cast-fault.ts'

type Json = Readonly<Record<string, unknown>>

/** Most cells in one direction; more is a mistake, and would only take memory. */
const mostCells = 9999

/**
 * Checks a parsed header and gives it the version-neutral form; missing optional keys get their resting values.
 * @throws CastFault naming the key that is missing or wrong.
 */
export function readHeader(value: unknown): { version: 1 | 2 | 3; header: CastHeader } {
  const json = object(value, 'the header')
  const { version } = json
  if (version !== 1 && version !== 2 && version !== 3) throw fault('"version" must be 1, 2 or 3')
  const term = version === 3 ? object(json['term'], '"term"') : json
  const [cols, rows] = version === 3 ? ['cols', 'rows'] : ['width', 'height']
  const header = {
    cols: cells(term, cols),
    rows: cells(term, rows),
    title: text(json, 'title'),
    command: text(json, 'command'),
    idleTimeLimit: seconds(json, 'idle_time_limit'),
    theme: theme(term['theme']),
    fingerprint: fingerprint(json['runbook']),
    overlay: overlay(json['runbook']),
    boldIsBright: boldIsBright(json['runbook']),
  }
  return { version, header }
}

function cells(json: Json, key: string): number {
  const value = json[key]
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= mostCells)
    return value
  throw fault(`"${key}" must be a number of cells from 1 to ${mostCells}`)
}

function text(json: Json, key: string): string {
  const value = json[key] ?? ''
  if (typeof value === 'string') return value
  throw fault(`"${key}" must be a string`)
}

function seconds(json: Json, key: string): number {
  const value = json[key] ?? 0
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  throw fault(`"${key}" must be a number of seconds, 0 or more`)
}

function theme(value: unknown): CastHeader['theme'] {
  if (value === undefined || value === null) return null
  const json = object(value, '"theme"')
  const palette = text(json, 'palette').split(':')
  if (palette.length !== 8 && palette.length !== 16)
    throw fault('"palette" must have 8 or 16 colours')
  return {
    foreground: color(json['fg'], 'fg'),
    background: color(json['bg'], 'bg'),
    palette: palette.map((entry) => color(entry, 'palette')),
  }
}

function color(value: unknown, key: string): string {
  if (typeof value === 'string' && /^#[\da-f]{6}$/i.test(value)) return value
  throw fault(`"${key}" must be written #rrggbb`)
}

/** Only our own form counts; whatever else is under the key is none of ours. */
function fingerprint(value: unknown): string {
  const mark = (value as { fingerprint?: unknown } | null | undefined)?.fingerprint
  return typeof mark === 'string' && /^sha256:[\da-f]{64}$/.test(mark) ? mark : ''
}

/** Whatever else is under the key shows nothing. */
function overlay(value: unknown): CastHeader['overlay'] {
  const shown = (value as { overlay?: unknown } | null | undefined)?.overlay
  const names: readonly unknown[] = Array.isArray(shown) ? shown : []
  return { captions: names.includes('captions'), keystrokes: names.includes('keystrokes') }
}

function boldIsBright(value: unknown): boolean {
  return (value as { bold_is_bright?: unknown } | null | undefined)?.bold_is_bright === true
}

function object(value: unknown, name: string): Json {
  if (isRecord(value)) return value
  throw fault(`${name} must be an object`)
}

function fault(reason: string): CastFault {
  return new CastFault(0, reason)
}
