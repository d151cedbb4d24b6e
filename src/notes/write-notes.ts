import type { Note } from './note.ts'

/**
 * Notes as a document of some format: `write` writes one, which is a result where it stands right below a command, blank
 * lines aside. Blocks and headings stand apart from what follows.
 */
export function writeNotes(
  notes: readonly Note[],
  write: (note: Note, isResult: boolean) => string,
): string {
  const parts: string[] = []
  let above: Note | null = null
  for (const [index, note] of notes.entries()) {
    parts.push(write(note, above?.kind === 'command'), gapAfter(note, notes[index + 1]))
    if (note.kind !== 'blank') above = note
  }
  return parts.join('')
}

function gapAfter(note: Note, next: Note | undefined): string {
  if (!next || note.kind === 'blank' || next.kind === 'blank') return ''
  return note.kind === 'prose' && next.kind === 'prose' ? '' : '\n'
}
