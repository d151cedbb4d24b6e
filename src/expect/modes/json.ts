import { isRecord } from '../../document/is-record.ts'
import type { ComparedRow, Comparison } from '../comparison.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** JSON of which the expectation is a part. */
export const json: Mode = {
  ...usualMode,
  name: 'json',
  summary: 'JSON: all that is expected is in the output, which may hold more; "..." is any string',
  updatable: true,
  compare: compareJson,
}

function compareJson({ expected, actual, scope }: ModeInput): Comparison {
  const wanted = readJson(expected)
  const output = readJson(actual)
  const faults = wanted.ok && output.ok ? differencesOf(wanted.value, output.value) : []
  if (!wanted.ok) faults.push(`the expectation is not JSON: ${wanted.reason}`)
  if (!output.ok) faults.push(`the output is not JSON: ${output.reason}`)
  return {
    passed: faults.length === 0,
    rows: jsonRows(expected, actual, faults),
    captures: scope.captures,
  }
}

type ReadJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string }

function readJson(text: string): ReadJson {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, reason: (error as Error).message.replaceAll('\n', ' ') }
  }
}

function differencesOf(wanted: unknown, actual: unknown): string[] {
  try {
    return differences(wanted, actual, '$')
  } catch (error) {
    if (error instanceof RangeError) return ['it nests too deeply to be compared']
    throw error
  }
}

/** Where the output lacks or contradicts what is expected, one sentence each with the JSON path. */
function differences(wanted: unknown, actual: unknown, path: string): string[] {
  if (wanted === '...' && typeof actual === 'string') return []
  if (Array.isArray(wanted)) return arrayDifferences(wanted, actual, path)
  if (isRecord(wanted)) return objectDifferences(wanted, actual, path)
  return wanted === actual ? [] : [`${path} is ${print(actual)}, not ${print(wanted)}`]
}

function arrayDifferences(wanted: readonly unknown[], actual: unknown, path: string): string[] {
  if (!Array.isArray(actual)) return [`${path} is ${print(actual)}, not an array`]
  const more = wanted.length - actual.length
  const lacking = more > 0 ? [`${path} has ${actual.length} items, not ${wanted.length}`] : []
  const items = wanted.slice(0, actual.length)
  return [
    ...items.flatMap((item, index) => differences(item, actual[index], `${path}[${index}]`)),
    ...lacking,
  ]
}

function objectDifferences(wanted: object, actual: unknown, path: string): string[] {
  if (!isRecord(actual)) return [`${path} is ${print(actual)}, not an object`]
  const members = new Map(Object.entries(actual))
  return Object.entries(wanted).flatMap(([key, value]) =>
    members.has(key)
      ? differences(value, members.get(key), `${path}.${key}`)
      : [`${path}.${key} is missing`],
  )
}

function print(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function jsonRows(expected: string, actual: string, faults: readonly string[]): ComparedRow[] {
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')
  if (faults.length === 0)
    return lines(expected).map((line) => ({ kind: 'same', expected: line, actual: [line] }))
  const wanted = lines(expected)
  return [
    ...wanted.map((line, index): ComparedRow => ({
      kind: 'missing',
      expected: line,
      reason: index === wanted.length - 1 ? faults.join('; ') : '',
    })),
    ...lines(actual).map((line): ComparedRow => ({ kind: 'unexpected', actual: line, eol: true })),
  ]
}
