/** What of the raw output is kept that is dropped otherwise. */
export interface KeepInOutput {
  /** Carriage returns in front of line feeds. */
  readonly cr: boolean
  /** Control sequences of a terminal. */
  readonly ansi: boolean
  /** Blanks at the ends of lines, and empty lines at the end. */
  readonly blanks: boolean
  /** Whether the last line has a line feed. */
  readonly eol: boolean
}

export const keepNothing: KeepInOutput = { cr: false, ansi: false, blanks: false, eol: false }
export const keepAll: KeepInOutput = { cr: true, ansi: true, blanks: true, eol: true }

// CSI, OSC and other string sequences, character sets, and two-character sequences (ECMA-48, 5.3 to 5.6).
const sequence =
  // oxlint-disable-next-line no-control-regex
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|[ -/]+[0-~]|[0-~])/g

/** Brings output and expectations to the form in which they are compared. */
export function normalizeOutput(text: string, keep: KeepInOutput): string {
  let result = keep.ansi ? text : text.replace(sequence, '')
  if (!keep.cr) result = result.replaceAll('\r\n', '\n')
  if (!keep.blanks) result = trimLines(result)
  return keep.eol || result === '' || result.endsWith('\n') ? result : `${result}\n`
}

/** Without blanks at line ends and empty last lines; by lines, since a regular expression would be quadratic in blanks. */
function trimLines(text: string): string {
  const lines = text.split('\n').map(trimBlanks)
  const last = lines.findLastIndex((line) => line !== '')
  if (last < 0) return ''
  const kept = lines.slice(0, last + 1).join('\n')
  return last < lines.length - 1 ? `${kept}\n` : kept
}

function trimBlanks(line: string): string {
  let end = line.length
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1
  return line.slice(0, end)
}
