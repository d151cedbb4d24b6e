import { parse as parseYaml } from 'yaml'

import { parseDuration } from '../plan/duration.ts'

/** What a test of scrut, or the front matter for all tests, says about how it runs (scrut, "Test case configuration"). */
export interface ScrutSettings {
  readonly stream: 'both' | 'stdout' | 'stderr'
  readonly environment: Readonly<Record<string, string>>
  /** Milliseconds, 0 for no bound of its own. */
  readonly timeoutMs: number
  /** Milliseconds to wait before the test, at most until there is `waitPath` below TMPDIR where that is not `''`. */
  readonly waitMs: number
  readonly waitPath: string
  /** The command goes on in the background, and nothing of it is judged. */
  readonly detached: boolean
  /** Status by which a test says that its document does not apply. */
  readonly skipStatus: number
  readonly keepCr: boolean
  readonly stripAnsi: boolean
  readonly schema: boolean
  /** What is asked for that is not read here, `''` for nothing. */
  readonly fault: string
}

/** The settings of a whole document, from its front matter. */
export interface ScrutDocument {
  readonly defaults: Record<string, unknown>
  readonly shell: string
  /** Milliseconds for all tests, 0 for the usual bound. */
  readonly totalMs: number
  /** Documents whose tests run before, and behind, those of this one, relative to it. */
  readonly prepend: readonly string[]
  readonly append: readonly string[]
}

/** Reads the front matter of a document, what is wrong in it as nothing. */
export function scrutDocument(source: string): ScrutDocument {
  const yaml = /^\s*---\r?\n([^]*?)^---$/m.exec(source.startsWith('---') ? source : '')?.[1] ?? ''
  const { defaults, shell, total_timeout: total, prepend, append } = yamlMap(yaml)
  return {
    defaults: isMap(defaults) ? defaults : {},
    shell: typeof shell === 'string' ? shell : 'bash',
    totalMs: milliseconds(total),
    prepend: names(prepend),
    append: names(append),
  }
}

/** A YAML map; one that is broken is empty. */
export function yamlMap(text: string): Record<string, unknown> {
  try {
    const value: unknown = parseYaml(text)
    return isMap(value) ? value : {}
  } catch {
    return {}
  }
}

/** Settings out of the maps that hold for a test, the nearest first; variables of all of them are set. */
export function scrutSettings(maps: readonly Record<string, unknown>[]): ScrutSettings {
  const all: Record<string, unknown> = Object.assign({}, ...maps.toReversed())
  const { output_stream: stream, wait, skip_document_code: skip } = all
  const waits = isMap(wait) ? wait : { timeout: wait }
  return {
    stream: stream === 'stderr' ? 'stderr' : stream === 'combined' ? 'both' : 'stdout',
    environment: Object.assign({}, ...maps.toReversed().map((map) => texts(map['environment']))),
    timeoutMs: milliseconds(all['timeout']),
    waitMs: milliseconds(waits['timeout']),
    waitPath: typeof waits['path'] === 'string' ? waits['path'] : '',
    detached: all['detached'] === true,
    skipStatus: typeof skip === 'number' ? skip : 80,
    keepCr: all['keep_crlf'] === true,
    stripAnsi: all['strip_ansi_escaping'] === true,
    schema: all['mode'] === 'jsonschema',
    fault: all['interpolated'] === true ? 'interpolated is not supported' : '',
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function texts(map: unknown): Record<string, string> {
  if (!isMap(map)) return {}
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]))
}

function names(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []
}

/** A duration of one part or more, as `1m 30s`. */
function milliseconds(value: unknown): number {
  if (typeof value !== 'string') return 0
  const parts = value.match(/\d+\s*[a-z]+/g) ?? []
  return parts.reduce((sum, part) => sum + (parseDuration(part.replace(/\s/g, '')) ?? 0), 0)
}
