import type { Block } from '../document/block.ts'
import type { ArgumentReader } from './argument-reader.ts'
import type { BlockTerminal, PromptAnswer } from './header-arguments.ts'
import { apartFromBash } from './shell-session.ts'

/** Reads whether a block has a terminal as its standard input, and what is typed there: `:tty` and `:answer`. */
export function terminalArguments({ language }: Block, reader: ArgumentReader): BlockTerminal {
  const answers = reader
    .plainText('answer')
    .split('\n')
    .filter((line) => line !== '')
    .map(readAnswer)
  const written = reader.merged.get('tty')
  const isRight =
    written === undefined || isSwitch(written.value) || ttySize(written.value) !== null
  if (!isRight && written.origin)
    reader.reject(
      written.origin,
      `"${written.value}" is no value for :tty`,
      'Write yes, no or a size in cells such as 100x30.',
    )
  const isTerminal = answers.length > 0 || (written !== undefined && !isOff(written.value))
  const origin = written?.origin ?? reader.merged.get('answer')?.origin
  if (isTerminal && origin && apartFromBash.has(language)) {
    const hint = 'Start the program that asks in a block of bash.'
    reader.fail(origin, `only bash has a terminal, and this block is ${language}`, hint)
  }
  return { isTerminal, answers }
}

/** The size that `:tty` names, in cells; null for none. */
export function ttySize(value: string): { readonly cols: number; readonly rows: number } | null {
  const [, cols, rows] = /^(\d{2,3})x(\d{1,3})$/.exec(value)?.map(Number) ?? []
  if (cols === undefined || rows === undefined) return null
  return cols >= 10 && cols <= 500 && rows >= 2 && rows <= 200 ? { cols, rows } : null
}

function isSwitch(value: string): boolean {
  return isOff(value) || /^(?:|yes|t)$/.test(value)
}

function isOff(value: string): boolean {
  return /^(?:no|nil)$/.test(value)
}

/** `PROMPT => TEXT`, or a text alone, which answers whatever is asked. */
function readAnswer(line: string): PromptAnswer {
  const [, prompt, text] = /^(.*?) ?=>(?: (.*))?$/s.exec(line) ?? []
  return prompt === undefined ? { prompt: '', text: line } : { prompt, text: text ?? '' }
}
