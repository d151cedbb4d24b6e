import type { CommandOutput } from '../execute/outcome.ts'
import { filterControls } from '../redact/control-filter.ts'

/** A part of a command's output, `atMs` after the Enter key's pause. */
export interface OutputPiece {
  readonly atMs: number
  readonly text: string
}

/** Time between two lines of frozen output, in milliseconds. */
const lineMs = 20

/** Most pieces of one frozen output: long output comes several lines at a time, within two seconds. */
const mostPieces = 100

/**
 * Cuts a command's output into pieces with times: frozen at line ends and at a fixed pace, real as it came.
 *
 * Characters and control sequences are never cut, and only harmless control sequences are left.
 */
export function outputPieces(command: CommandOutput, timing: 'frozen' | 'real'): OutputPiece[] {
  const whole = [{ atMs: 0, data: command.output }]
  if (timing === 'frozen')
    return frozenPieces(
      filtered(whole)
        .map(({ text }) => text)
        .join(''),
    )
  return filtered(command.chunks.length > 0 ? command.chunks : whole)
}

function frozenPieces(text: string): OutputPiece[] {
  const lines = text.match(/[^\r\n]*(?:\r*\n|\r+|$)/g)?.filter((line) => line !== '') ?? []
  const perPiece = Math.ceil(lines.length / mostPieces)
  return Array.from({ length: Math.ceil(lines.length / (perPiece || 1)) }, (_, index) => ({
    atMs: index * lineMs,
    text: lines.slice(index * perPiece, (index + 1) * perPiece).join(''),
  }))
}

function filtered(chunks: CommandOutput['chunks']): OutputPiece[] {
  const filter = filterControls()
  const pieces = chunks.map(({ atMs, data }) => ({ atMs, text: filter.write(data) }))
  pieces.push({ atMs: chunks.at(-1)?.atMs ?? 0, text: filter.end() })
  return pieces.filter(({ text }) => text !== '')
}
