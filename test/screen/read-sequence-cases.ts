import type { EventCode } from '../../src/cast/asciicast.ts'

/** What a terminal is given, and what it must show. */
export interface SequenceCase {
  readonly name: string
  readonly size: { readonly cols: number; readonly rows: number }
  readonly events: readonly (readonly [EventCode, string])[]
  /** Without blanks at the ends of lines, and without blank lines at the end. */
  readonly rows: readonly string[]
  /** Null where it does not matter. */
  readonly cursor:
    | { readonly row: number; readonly column: number }
    | { readonly shape: string }
    | null
  readonly cells: readonly CellLooks[]
  /** Why the emulator gives something else, `''` where it does not. */
  readonly fault: string
  /** Why the filter of untrusted output drops it, `''` where it does not. */
  readonly dropped: string
}

interface CellLooks {
  readonly row: number
  readonly column: number
  readonly looks: { readonly sgr: string } | { readonly link: string }
}

/**
 * Reads cases. A line `# 10x3 name` starts one; `> bytes` are written, with `^[` for ESC and so on; `r 5x2` resizes;
 * `=text` is a row that must be shown; `@ row column` or `@ shape` is the cursor; `~ [row] column sgr` and
 * `& column link` are looks of a cell; `! reason` names a fault of the emulator, `- reason` why untrusted output may
 * not do it. Rows and columns count from 0.
 */
export function readSequenceCases(text: string): SequenceCase[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => caseOf(part.split('\n').filter((line) => line !== '')))
}

function caseOf([title = '', ...lines]: readonly string[]): SequenceCase {
  const [size = '', ...name] = title.split(' ')
  const [cols, rows] = size.split('x').map(Number)
  if (cols === undefined || rows === undefined) throw new Error(`no size: ${title}`)
  const having = (mark: string): string[] =>
    lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length))
  const shown = having('=')
  return {
    name: name.join(' '),
    size: { cols, rows },
    events: lines
      .filter((line) => /^[>r] /.test(line))
      .map((line) => [line.startsWith('r') ? 'r' : 'o', bytesOf(line.slice(2))]),
    rows: shown.slice(0, shown.findLastIndex((row) => row !== '') + 1),
    cursor: cursorOf(having('@ ')[0]),
    cells: [...having('~ ').map(sgrLooks), ...having('& ').map(linkLooks)],
    fault: having('! ').join(' '),
    dropped: having('- ').join(' '),
  }
}

/** Caret notation: `^` and a character are the control character 64 places before it, and `^?` is DEL. */
function bytesOf(written: string): string {
  return written.replace(/\^([@-_?])/g, (_, char: string) =>
    String.fromCharCode(char.charCodeAt(0) ^ 64),
  )
}

function cursorOf(written: string | undefined): SequenceCase['cursor'] {
  if (written === undefined) return null
  const [row, column] = written.split(' ').map(Number)
  if (row === undefined || Number.isNaN(row)) return { shape: written }
  return { row, column: column ?? 0 }
}

function sgrLooks(written: string): CellLooks {
  const [, row = '0', column = '0', sgr = ''] =
    /^(?:(\d+) (?=\d+ ))?(\d+) ?(.*)$/.exec(written) ?? []
  return { row: Number(row), column: Number(column), looks: { sgr } }
}

function linkLooks(written: string): CellLooks {
  const [column = '0', link = ''] = written.split(' ')
  return { row: 0, column: Number(column), looks: { link } }
}
