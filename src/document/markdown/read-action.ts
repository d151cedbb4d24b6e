import type { WrittenArgument } from '../block.ts'

/** An action of Katacoda or Killercoda, as a pattern: what a click on the text before it does. */
export const actionPattern = String.raw`\{\{(?:(?:exec|execute|copy|open)\b[\w -]*)?\}\}`

/** An action at the end of a text. */
export const actionAtEnd = new RegExp(String.raw`${actionPattern}[ \t]*$`)

/**
 * What an action of Katacoda or Killercoda, such as `{{execute T2}}`, says of its text: it is a command where a click types it into
 * a terminal, whose number is that of a session. Keys, half a line and what another machine gets are only shown.
 */
export function readAction(text: string, start: number): readonly WrittenArgument[] {
  const words = /^\{\{exec(?:ute)?\b([^}]*)\}\}/.exec(text)?.[1]
  if (words === undefined) return []
  const span = { start, end: start + text.trimEnd().length }
  const argument = (key: string, value: string): WrittenArgument => {
    return { key, value, carrier: 'block', span }
  }
  if (/\b(?:ctrl-seq|no-newline|HOST[2-9])\b/.test(words)) return [argument('kind', 'display')]
  const terminal = /\bT[2-9]\b/.exec(words)?.[0]
  const session = terminal === undefined ? [] : [argument('session', terminal)]
  return [argument('kind', 'command'), ...session]
}
