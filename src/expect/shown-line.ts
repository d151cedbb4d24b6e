import { escapeLine, needsEscape } from './escape-line.ts'
import type { ExpectedLine } from './expected-line.ts'
import { globPattern } from './glob-pattern.ts'
import { noCaptures } from './line-test.ts'
import { linearPattern } from './linear-pattern.ts'
import { unescapeLine } from './unescape-line.ts'

const indent = '  '
const marks = { esc: ' (esc)', glob: ' (glob)', re: ' (re)' } as const

/** A line of output, with its line feed if it has one, as prysk writes it into a file. */
export function showLine(line: string): string {
  const text = line.endsWith('\n') ? line.slice(0, -1) : `${line} (no-eol)`
  return needsEscape(text) || text.includes('\t') ? `${escapeLine(text)}${marks.esc}` : text
}

/** An expected line of cram 0.7 or prysk, whose patterns are held against a line as `showLine()` writes it (cram, `_diff.py`). */
export function shownLine(source: string): ExpectedLine {
  const { kind, matches } = patternOf(source)
  const plain = unmarked(source)
  return {
    source,
    least: 1,
    repeats: false,
    kind,
    only: null,
    test: ({ text }) => {
      const isEqual = text === source || text === plain || unmarked(text) === plain
      return isEqual || matches(text) || matches(inAscii(text)) ? noCaptures : null
    },
  }
}

function unmarked(line: string): string {
  return line.endsWith(marks.esc) ? unescapeLine(line.slice(0, -marks.esc.length)) : line
}

interface Pattern {
  readonly kind: ExpectedLine['kind']
  readonly matches: (text: string) => boolean
}

function patternOf(source: string): Pattern {
  if (source.endsWith(marks.glob)) {
    return { ...regexOf(globPattern(source.slice(0, -marks.glob.length))), kind: 'glob' }
  }
  if (source.endsWith(marks.re)) return regexOf(source.slice(0, -marks.re.length))
  return { kind: 'text', matches: () => false }
}

/** They put the indent in front of the pattern and the line's end behind it: of several ways the first has one, the last the other. */
function regexOf(source: string): Pattern {
  const pattern = linearPattern(source) && linearPattern(String.raw`(?:${indent}${source}\z).*`)
  if (!pattern) return { kind: 'broken regular expression', matches: () => false }
  return { kind: 'regular expression', matches: (text) => pattern.match(indent + text) !== null }
}

/** The line as cram 0.7 writes it, which escapes all that is not ASCII. */
function inAscii(text: string): string {
  // oxlint-disable-next-line no-control-regex
  if (!/[^\u0000-\u007f]/.test(text)) return text
  const isEscaped = text.endsWith(marks.esc)
  const body = isEscaped ? text.slice(0, -marks.esc.length) : text.replaceAll('\\', '\\\\')
  const bytes = [...Buffer.from(body)].map((byte) =>
    byte < 0x80 ? String.fromCodePoint(byte) : String.raw`\x` + byte.toString(16),
  )
  return bytes.join('') + marks.esc
}
