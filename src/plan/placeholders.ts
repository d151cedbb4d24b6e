import { blankLiterals } from '../classify/blank-literals.ts'
import { withoutHeredocs } from '../classify/simple-commands.ts'

/** A name in a script that somebody is to replace. */
export interface Placeholder {
  /** With its brackets. */
  readonly text: string
  readonly name: string
  /** Offset in the script. */
  readonly start: number
}

const forms: readonly RegExp[] = [
  // <MY POD IP>, <your-token>; not <<heredoc, not <(process), not HTML tags in small letters.
  /(?<![<$\w])<(?!<)([A-Z][A-Z0-9]*(?:[ _-][A-Z0-9]+)*|(?:your|my|the|some|insert|replace|enter)[ _-][\w -]*)>/g,
  // [yourGateway], [YOUR_NAME]
  /(?<![\w$"'])\[((?:your|my)[A-Z_-]\w*|(?:YOUR|MY)[_-][A-Z0-9_-]+)\]/g,
  // {{ name }} of templates, but not of Go templates, which have a dot.
  /\{\{ ?([A-Za-z_]\w*) ?\}\}/g,
  /(?<![${\w])((?:YOUR|CHANGE|REPLACE)[_-](?:ME|THIS|[A-Z]+)(?:[_-][A-Z]+)*)\b(?!=)/g,
]

/**
 * <file_name>, <branch>: among commands alone, and only where the redirections that a shell reads there lead nowhere: at the end of
 * a command, or in front of an option or of another one.
 */
const bare =
  /(?<![<$\w])<(?!(?:none|pending|unknown|invalid|nil)>)([A-Za-z][\w. -]{0,60})>(?=[ \t]*(?:\n|$)|[ \t]+[-<|;&)])/g

/** The placeholders of a script, in the order of their forms; of two that overlap the first form counts. */
export function placeholders(script: string): Placeholder[] {
  const found: Placeholder[] = []
  const taken = new Set<number>()
  const add = (text: string, form: RegExp): void => {
    for (const { 0: whole, 1: name = '', index: start } of text.matchAll(form)) {
      if (taken.has(start)) continue
      found.push({ text: whole, name, start })
      for (let at = start; at < start + whole.length; at += 1) taken.add(at)
    }
  }
  for (const form of forms) add(script, form)
  if (/<[A-Za-z]/.test(script)) add(blankLiterals(withoutHeredocs(script)), bare)
  return found
}

/** Puts values in the place of placeholders; names are compared without case, blanks and dashes as underscores. */
export function fillPlaceholders(script: string, values: Readonly<Record<string, string>>): string {
  const known = new Map(Object.entries(values).map(([name, value]) => [plainName(name), value]))
  if (known.size === 0) return script
  const pieces: string[] = []
  let end = 0
  for (const { start, text, name } of placeholders(script).toSorted((a, b) => a.start - b.start)) {
    const value = known.get(plainName(name))
    if (value === undefined) continue
    pieces.push(script.slice(end, start), value)
    end = start + text.length
  }
  return [...pieces, script.slice(end)].join('')
}

function plainName(name: string): string {
  return name.replace(/[\s-]+/g, '_').toUpperCase()
}
