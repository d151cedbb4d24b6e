import { transcriptParts } from '../classify/block-parts.ts'
import { isCommand, isSentence } from '../classify/is-command.ts'
import { isOutput } from '../classify/is-output.ts'
import { type LogicalLine, logicalLineAt } from '../classify/logical-lines.ts'
import { readPrompt } from '../classify/prompts.ts'
import { createCompoundEnds } from './compound-ends.ts'
import { isHeading } from './is-heading.ts'
import type { Note, NotedFence, NoteKind } from './note.ts'
import { createFences } from './read-fences.ts'

/** A line is taken for a command from this likelihood on, and is beyond doubt from the second. */
const enough = 0.55
const certain = 0.75

/**
 * Tells the parts of plain notes apart: headings, prose, commands (several lines that belong together stay together),
 * what they printed, and pieces of files. Every line is in exactly one part.
 */
export function readNotes(text: string): Note[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const notes: Note[] = []
  let sectionHasCommand = false
  const all = groups(lines)
  const isMarkdown = all.some(({ fence }) => fence !== null)
  for (const line of all) {
    const note = noteOf(line, { lines, notes, sectionHasCommand, isMarkdown })
    if (note.kind === 'heading') sectionHasCommand = false
    if (note.kind === 'command') sectionHasCommand = true
    addNote(notes, note)
  }
  return notes
}

/** What a line is judged by: all lines, the parts above it, and whether one of its section is a command. */
interface Context {
  readonly lines: readonly string[]
  readonly notes: readonly Note[]
  readonly sectionHasCommand: boolean
  /** True for notes with fences, in which `# Title` is one. */
  readonly isMarkdown: boolean
}

/** Lines that belong together, and what a prompt or a fence tells of them; null where none does. */
interface Group extends LogicalLine {
  readonly told: NoteKind | null
  readonly fence: NotedFence | null
}

/** Logical lines, but an unfinished here-document ends at the next blank line, and prose never continues. */
function groups(lines: readonly string[]): Group[] {
  const found: Group[] = []
  const compoundEnd = createCompoundEnds(lines)
  const fenceAt = createFences(lines)
  const commandEnd = ({ first, end, openHeredoc }: LogicalLine): number =>
    openHeredoc === '' ? compoundEnd(first, end - first) : untilBlank(lines, first)
  for (let first = 0; first < lines.length;) {
    const single = lines[first] ?? ''
    const fence = fenceAt(first)
    if (fence) {
      const text = lines.slice(first, fence.end).join('\n')
      found.push({ first, end: fence.end, text, openHeredoc: '', told: fence.kind, fence })
      first = fence.end
      continue
    }
    if (readPrompt(single) !== null) {
      for (const group of sessionGroups(lines, first)) found.push(group)
      first = found.at(-1)?.end ?? lines.length
      continue
    }
    const joined = isCommand(single) >= enough ? logicalLineAt(lines, first) : null
    const count = joined ? commandEnd(joined) : 1
    const text = lines.slice(first, first + count).join('\n')
    const openHeredoc = joined?.openHeredoc ?? ''
    found.push({ first, end: first + count, text, openHeredoc, told: null, fence: null })
    first += count
  }
  return found
}

/** What was copied from a terminal: commands behind prompts with what they printed, up to the next blank line. */
function sessionGroups(lines: readonly string[], from: number): Group[] {
  const session = lines.slice(from, from + untilBlank(lines, from)).join('\n')
  return transcriptParts(session).map(({ kind, first, end, text }) => ({
    first: from + first,
    end: from + end,
    text: text.replace(/\n$/, ''),
    openHeredoc: '',
    told: text.trim() === '' ? 'blank' : kind === 'command' ? 'command' : 'output',
    fence: null,
  }))
}

function untilBlank(lines: readonly string[], first: number): number {
  let end = first + 1
  while (end < lines.length && (lines[end] ?? '').trim() !== '') end += 1
  return end - first
}

function noteOf(line: Group, context: Context): Note {
  const { first, text, openHeredoc, told, fence } = line
  const plain = { text, line: first + 1, doubt: '', level: 0, fence }
  if (told !== null) return { ...plain, kind: told }
  const [, marks = '', title = ''] = context.isMarkdown
    ? (/^(#{1,6})[ \t]+(.*)$/.exec(text) ?? [])
    : []
  if (marks !== '') return { ...plain, kind: 'heading', text: title, level: marks.length }
  const kind = kindOf(line, context)
  const note = { ...plain, kind }
  if (kind === 'heading') return { ...note, level: first === 0 ? 1 : 2 }
  if (kind !== 'command') return note
  if (openHeredoc !== '')
    return { ...note, doubt: `nothing ends the here-document "${openHeredoc}"` }
  return isCommand(text) < certain ? { ...note, doubt: 'it may be no command' } : note
}

function kindOf({ first, text }: LogicalLine, context: Context): NoteKind {
  const { lines, notes } = context
  if (text.trim() === '') return 'blank'
  const last = lastShown(notes)
  const touches = notes.at(-1)?.kind !== 'blank' && notes.length > 0
  if (isCommand(text) >= enough) return 'command'
  if (/^\s/.test(text) && followsCommand(notes)) return 'output'
  if (isData(text)) return showsJson(text, context) ? 'output' : dataKind(last, touches)
  if (isOutput(text) && followsCommand(notes)) return 'output'
  if (touches && last?.kind === 'output' && !isSentence(text)) return 'output'
  // A word or two right below a command, with no blank line between, are what it printed.
  if (touches && last?.kind === 'command' && text.trim().split(/\s+/).length <= 2) return 'output'
  if (touches && last?.kind === 'fragment' && /^[\s\]}]/.test(text)) return 'fragment'
  if (isReport(text)) return 'output'
  return isHeading(lines, first) ? 'heading' : 'prose'
}

/** What a program says of what it did: an object, and a word for what became of it. */
function isReport(text: string): boolean {
  return /^[\w.-]+\/[\w.:/-]+ (?:created|configured|unchanged|deleted|patched|labeled|annotated|scaled)$/.test(
    text,
  )
}

/** Lines of YAML and JSON. */
function isData(text: string): boolean {
  return (
    /^\s*(?:- )?"?[A-Za-z][\w./-]*"?: *(?:[\w"'[{].*)?$|^\s*[[\]{}]+,?$/.test(text) &&
    !isSentence(text)
  )
}

/** JSON in a section with commands is what one of them prints; of files people note YAML. */
function showsJson(text: string, { sectionHasCommand }: Context): boolean {
  return sectionHasCommand && /^\s*(?:[[{]|"[^"]+":)/.test(text)
}

function dataKind(last: Note | null, touches: boolean): NoteKind {
  if (last?.kind === 'output' || last?.kind === 'fragment') return last.kind
  return touches && last?.kind === 'command' ? 'output' : 'fragment'
}

function lastShown(notes: readonly Note[]): Note | null {
  return notes.findLast(({ kind }) => kind !== 'blank') ?? null
}

/** True when a command stands above, with nothing but blank lines and other output in between. */
function followsCommand(notes: readonly Note[]): boolean {
  const last = lastShown(notes)
  return last?.kind === 'command' || last?.kind === 'output'
}

/** Neighbours of one kind become one part; blank lines between commands part them. */
function addNote(notes: Note[], note: Note): void {
  const last = notes.at(-1)
  const joins =
    last?.kind === note.kind &&
    note.kind !== 'heading' &&
    last.doubt === '' &&
    note.doubt === '' &&
    !last.fence &&
    !note.fence
  if (joins) notes[notes.length - 1] = { ...last, text: `${last.text}\n${note.text}` }
  else notes.push(note)
}
