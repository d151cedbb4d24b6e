import { RE2JS } from 're2js'

import { extensionHint } from '../extensions.ts'
import { goDurationMs } from '../go-duration.ts'
import type { TapeCommand } from '../tape-command.ts'
import type { TapeReader } from '../tape-reader.ts'
import type { Token } from '../token.ts'
import type { TapeSyntax } from './tape-syntax.ts'

/** Waits until text is on the screen. */
export const wait: TapeSyntax = {
  words: ['Wait'],
  rest: 'Write a pattern between slashes, as in Wait /done/; Wait "done" needs "# runbook: extensions" as the first line.',
  read: (reader) => {
    const first = reader.current
    const isScoped = reader.nextIs('punctuation', '+')
    const scope = readScope(reader)
    if (scope === null) return [reader.command({}, first)]
    const options = reader.speed()
    if (options !== '' && goDurationMs(options) <= 0) {
      reader.error(
        reader.next,
        'Wait expects positive duration',
        'Write a time above zero, as in Wait@5s.',
      )
      return [reader.command({ options, args: scope }, first)]
    }
    if (scope === 'End') return [reader.command({ options, args: endArgs(reader) }, first)]
    if (reader.sources.isExtended && reader.nextIs('string'))
      return [literalWait(reader, { scope: isScoped ? scope : 'Screen', options, first })]
    if (!reader.nextIs('regex')) return [reader.command({ options, args: scope }, first)]
    reader.advance()
    const pattern = reader.current.literal
    const fault = patternFault(pattern)
    if (fault !== null) {
      reader.error(
        reader.current,
        `Invalid regular expression '${pattern}': ${fault}`,
        'Patterns are in RE2 syntax.',
      )
      return [reader.command({ options, args: scope }, first)]
    }
    return [reader.command({ options, args: `${scope} ${pattern}` }, first)]
  },
}

/** Extension: a text instead of a pattern; on the screen where no scope is written. */
function literalWait(
  reader: TapeReader,
  wait: { readonly scope: string; readonly options: string; readonly first: Token },
): TapeCommand {
  const { scope, options, first } = wait
  reader.advance()
  return reader.command({ options, args: `${scope} ${RE2JS.quote(reader.current.literal)}` }, first)
}

/** Extension: the end of a command, and the exit status that it must have. */
function endArgs(reader: TapeReader): string {
  if (!reader.nextIs('number')) return 'End'
  const { next } = reader
  if (!/^\d{1,3}$/.test(next.literal)) {
    reader.error(next, 'Wait+End expects an exit status', 'Write a number from 0 to 255.')
  }
  reader.advance()
  return `End ${next.literal}`
}

/** The scope, or null and an error. */
function readScope(reader: TapeReader): string | null {
  if (!reader.nextIs('punctuation', '+')) return 'Line'
  reader.advance()
  const { kind, literal } = reader.next
  if (reader.sources.isExtended && literal === 'End') {
    reader.advance()
    return literal
  }
  if (kind !== 'string' || (literal !== 'Line' && literal !== 'Screen')) {
    const hint = literal === 'End' ? extensionHint : 'Write Wait+Line or Wait+Screen.'
    reader.error(reader.next, 'Wait+ expects Line or Screen', hint)
    return null
  }
  reader.advance()
  return literal
}

/** In characters; each can take a kilobyte when it is compiled. */
const longestPattern = 10_000

/** Why a pattern is none in RE2's syntax, null when it is one. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > longestPattern) return `longer than ${longestPattern} characters`
  try {
    RE2JS.compile(pattern)
    return null
  } catch (error) {
    return (error as Error).message
  }
}
