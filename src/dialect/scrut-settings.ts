import { parse as parseYaml } from 'yaml'

import { isRecord } from '../document/is-record.ts'
import { nestsDeeply } from '../document/markdown/attributes/settings/nests-deeply.ts'
import { scrutDuration } from './scrut-duration.ts'

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
  /** What is asked for that is not read here, or cannot be, `''` for nothing. */
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
  /** As in the settings of a test. */
  readonly fault: string
}

/** Reads the front matter of a document; what is wrong in it counts as nothing, but for a duration. */
export function scrutDocument(source: string): ScrutDocument {
  const yaml = yamlMap(frontMatter(source))
  const { defaults, shell, total_timeout: total, prepend, append } = yaml
  return {
    defaults: isRecord(defaults) ? defaults : {},
    shell: typeof shell === 'string' ? shell : 'bash',
    totalMs: milliseconds(total) ?? 0,
    prepend: names(prepend),
    append: names(append),
    fault: milliseconds(total) === null ? noDuration('total_timeout') : '',
  }
}

/** The lines between two of three dashes, where the first of them is the first that is not empty (scrut, `MarkdownIterator`). */
function frontMatter(source: string): string {
  const lines = source.split(/\r?\n/)
  const start = lines.findIndex((line) => line.trim() !== '')
  const end = lines.indexOf('---', start + 1)
  return lines[start] === '---' && end > start ? lines.slice(start + 1, end).join('\n') : ''
}

/** A YAML map; one that is broken is empty. */
export function yamlMap(text: string): Record<string, unknown> {
  if (nestsDeeply(text)) return {}
  try {
    const value: unknown = parseYaml(text)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

/** Settings out of the maps that hold for a test, the nearest first; variables of all of them are set. */
export function scrutSettings(maps: readonly Record<string, unknown>[]): ScrutSettings {
  const all: Record<string, unknown> = Object.assign({}, ...maps.toReversed())
  const { output_stream: stream, wait, skip_document_code: skip } = all
  const waits = isRecord(wait) ? wait : { timeout: wait }
  const timeoutMs = milliseconds(all['timeout'])
  const waitMs = milliseconds(waits['timeout'])
  return {
    stream: stream === 'stderr' ? 'stderr' : stream === 'combined' ? 'both' : 'stdout',
    environment: Object.assign({}, ...maps.toReversed().map((map) => texts(map['environment']))),
    timeoutMs: timeoutMs ?? 0,
    waitMs: waitMs ?? 0,
    waitPath: typeof waits['path'] === 'string' ? waits['path'] : '',
    detached: all['detached'] === true,
    skipStatus: typeof skip === 'number' ? skip : 80,
    keepCr: all['keep_crlf'] === true,
    stripAnsi: all['strip_ansi_escaping'] === true,
    schema: all['mode'] === 'jsonschema',
    fault: [
      ...(all['interpolated'] === true ? ['interpolated is not supported'] : []),
      ...(timeoutMs === null ? [noDuration('timeout')] : []),
      ...(waitMs === null ? [noDuration('wait')] : []),
    ].join('; '),
  }
}

function texts(map: unknown): Record<string, string> {
  if (!isRecord(map)) return {}
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]))
}

function names(list: unknown): string[] {
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : []
}

/** 0 for what is not said, null for what is no duration. */
function milliseconds(value: unknown): number | null {
  if (value === undefined || value === null) return 0
  return typeof value === 'string' ? scrutDuration(value) : null
}

function noDuration(key: string): string {
  return `${key} is no duration, as in "1m 30s"`
}
