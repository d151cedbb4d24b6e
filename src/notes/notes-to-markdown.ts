import { printFence } from '../document/markdown/print-fence.ts'
import type { Note } from './note.ts'

/**
 * Writes notes as a Markdown runbook: commands in `bash` fences, output in `output` fences, pieces of files in `yaml` or
 * `text` fences. Where a person should look, a comment says why and the fence asks before it runs. All text of the
 * notes is kept, in order.
 */
export function notesToMarkdown(notes: readonly Note[]): string {
  const parts: string[] = []
  let above: Note | null = null
  for (const note of notes) {
    // Output that does not stand right below a command stands behind words, as an example of what is printed.
    parts.push(markdownPart(note, above?.kind === 'command'))
    if (note.kind !== 'blank') above = note
  }
  return parts.map((part, index) => part + gapAfter(part, notes[index], notes[index + 1])).join('')
}

function markdownPart(note: Note, isResult: boolean): string {
  switch (note.kind) {
    case 'blank':
      return `${note.text}\n`
    case 'heading':
      return `${'#'.repeat(note.level)} ${note.text}\n`
    case 'prose':
      return `${note.text}\n`
    case 'command':
      return `${doubt(note)}${printFence(note.doubt === '' ? 'bash' : 'bash {eval=query}', note.text)}`
    case 'output':
      return printFence(isResult ? 'output' : 'text {kind=output}', note.text)
    case 'fragment':
      return printFence(/^\s*[\w./-]+:/m.test(note.text) ? 'yaml' : 'text', note.text)
  }
}

function doubt({ doubt: why }: Note): string {
  return why === '' ? '' : `<!-- To check: ${why}. -->\n`
}

/** Fences and headings stand apart from what follows. */
function gapAfter(part: string, note: Note | undefined, next: Note | undefined): string {
  if (!note || !next || note.kind === 'blank' || next.kind === 'blank') return ''
  return note.kind === 'prose' && next.kind === 'prose' ? '' : '\n'
}
