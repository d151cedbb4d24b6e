import { escapePattern } from '../document/escape-pattern.ts'
import { longestShown, type Place, RunbookError } from '../errors.ts'
import { printable } from './printable.ts'
import { shownPath } from './shown-path.ts'
import type { Style } from './style.ts'

/** An error for people: code, reason, place with the source line underlined, and what to do next. */
export function formatError(error: unknown, style: Style): string {
  if (!(error instanceof RunbookError)) return formatForeign(error, style)
  return formatPlaced(error, error.code, { style, color: 'red' })
}

/** What works and does not do what it seems to, in the form of an error. */
export function formatWarning(warning: RunbookError, style: Style): string {
  return formatPlaced(warning, 'warning', { style, color: 'yellow' })
}

function formatPlaced(error: RunbookError, head: string, { style, color }: Look): string {
  const lines = [
    `${style.paint([color, 'bold'], head)} ${printable(withShownPaths(error.message))}`,
  ]
  const { place } = error
  if (place) {
    const gutter = ' '.repeat(String(place.line).length)
    const where = `--> ${printable(shownPath(place.path))}:${place.line}:${place.column}`
    lines.push(`${gutter} ${style.paint('dim', where)}`, ...excerpt(place, { style, color }))
  }
  lines.push(`${style.paint('bold', 'Next:')} ${printable(withShownPaths(error.hint))}`)
  return `${lines.join('\n')}\n`
}

/** A text whose paths below the current directory are named from there; one that would then read as an option stays. */
function withShownPaths(text: string): string {
  const here = escapePattern(process.cwd())
  return text.replace(new RegExp(`(?<=^|[\\s"'(])${here}/(?=[^-\\s"'])`, 'g'), '')
}

interface Look {
  readonly style: Style
  readonly color: 'red' | 'yellow'
}

/** The source line with the place marked below; nothing where a long line does not reach the place. */
function excerpt({ line, column, length, sourceLine }: Place, { style, color }: Look): string[] {
  if (column > sourceLine.length + 1) return []
  const number = String(line)
  const mark = ' '.repeat(column - 1) + '^'.repeat(Math.min(length, longestShown))
  return [
    `${style.paint('dim', `${number} |`)} ${windowed(printable(sourceLine), column)}`,
    `${style.paint('dim', `${' '.repeat(number.length)} |`)} ${style.paint(color, windowed(mark, column))}`,
  ]
}

/** Long lines show the part around the column. */
function windowed(text: string, column: number): string {
  const from = Math.max(0, column - 80)
  return text.slice(from, from + 160).trimEnd()
}

function formatForeign(error: unknown, style: Style): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const advice = 'This is a fault of runbook itself: please report it with the text above.'
  return `${style.paint(['red', 'bold'], 'E_INTERNAL')} ${text}\n${style.paint('bold', 'Next:')} ${advice}\n`
}
