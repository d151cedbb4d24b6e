import { printFence } from '../document/markdown/print-fence.ts'
import type { Note } from './note.ts'
import { writeNotes } from './write-notes.ts'

/**
 * Writes notes as a Markdown runbook: commands in `bash` fences, output in `output` fences, pieces of files in `yaml` or
 * `text` fences. Where a person should look, a comment says why and the fence asks before it runs. All text of the
 * notes is kept, in order; prose opens no fence and no HTML, and says nothing of blocks.
 */
export function notesToMarkdown(notes: readonly Note[]): string {
  return writeNotes(notes, markdownPart).replace(frontMatter, '\\')
}

/** Where a document that begins so would have settings for all of its blocks. */
const frontMatter = /^(?=---|\+\+\+|\{)/

/** Where a line of prose, or of a quote, an item or a footnote in it, opens a fence or HTML: a comment would hide the commands below it. */
const openings = /^((?:[ \t>]|[-*+] |\d+[.)] |\[\^[^\]\n]*\]:)*)(?=```|~~~|<[!?/a-z])/gim

/** Output that does not stand right below a command stands behind words, as an example of what is printed. */
function markdownPart(note: Note, isResult: boolean): string {
  // It says already what it is.
  if (note.fence) return `${note.text}\n`
  switch (note.kind) {
    case 'blank':
      return `${note.text}\n`
    case 'heading':
      return `${'#'.repeat(note.level)} ${note.text}\n`
    case 'prose':
      return `${note.text.replace(openings, '$1\\')}\n`
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
