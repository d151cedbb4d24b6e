import { transcriptParts } from '../classify/block-parts.ts'
import { readPrompt } from '../classify/prompts.ts'
import { commaEscape } from '../document/org/comma-escape.ts'
import type { Note, NotedFence } from './note.ts'
import { writeNotes } from './write-notes.ts'

/**
 * Writes notes as an Org runbook: commands in source blocks, what they printed as their results, pieces of files in source
 * blocks that do not run. Where a person should look, a comment says why and the block asks before it runs.
 */
export function notesToOrg(notes: readonly Note[]): string {
  return writeNotes(notes, orgPart)
}

/** Where a line of prose would be a heading, a keyword, or one of a drawer, whose properties would be those of blocks. */
const elements = /^(?=\*+ |[ \t]*(?:#\+|:[^\s:]+:))/gm

function orgPart(note: Note, isResult: boolean): string {
  if (note.fence) return fencePart(note, note.fence, isResult)
  switch (note.kind) {
    case 'blank':
      return `${note.text}\n`
    case 'heading':
      return `${'*'.repeat(note.level)} ${withoutCode(note.text)}\n`
    case 'prose':
      return `${withoutCode(note.text.replace(elements, '\u200b'))}\n`
    case 'command':
      return `${doubt(note)}${block(`bash :results output${note.doubt === '' ? '' : ' :eval query'}`, note.text)}`
    case 'output':
      return `${isResult ? '#+RESULTS:\n' : ''}${example(note.text)}`
    case 'fragment':
      return block(/^\s*[\w./-]+:/m.test(note.text) ? 'yaml :eval no' : 'text :eval no', note.text)
  }
}

/** A fence of commands may hold their output, too; what is indented in a list is not in Org. */
function fencePart(note: Note, { language, code }: NotedFence, isResult: boolean): string {
  const plain = { ...note, fence: null, text: code }
  if (note.kind === 'fragment') return block(`${language || 'text'} :eval no`, code)
  if (note.kind === 'output') return orgPart(plain, isResult)
  const isSession = code.split('\n').some((line) => readPrompt(line) !== null)
  if (!isSession) return block(`${language} :results output`, code)
  const parts = transcriptParts(code).filter(({ text }) => text.trim() !== '')
  return parts
    .map(({ kind, text }, index) => {
      const part = { ...plain, kind: partKind(kind), text: text.replace(/\n$/, '') }
      return orgPart(part, parts[index - 1]?.kind === 'command')
    })
    .join('\n')
}

function partKind(kind: string): 'command' | 'output' {
  return kind === 'command' ? 'command' : 'output'
}

/** Text that looks like a block or a call within a line would run (Org manual, "Structure of Code Blocks"). */
function withoutCode(text: string): string {
  return text.replace(/(?<![A-Za-z\d])(src|call)(?=_\S)/g, '$1\u200b')
}

function doubt({ doubt: why }: Note): string {
  return why === '' ? '' : `# To check: ${why}.\n`
}

function block(head: string, text: string): string {
  return `#+begin_src ${head}\n${commaEscape(text)}\n#+end_src\n`
}

function example(text: string): string {
  return `#+begin_example\n${commaEscape(text)}\n#+end_example\n`
}
