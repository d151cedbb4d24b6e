import { greatest } from '../../document/extremes.ts'
import { shellQuote } from '../../plan/shell-quote.ts'

/** A command of sh with the texts that it reads. */
export interface CommandLine {
  /** Words of the command, as the shell reads them; those that are not there are left out. */
  readonly words: readonly (string | undefined)[]
  /** Text of file descriptor 4, `''` for none; a line feed is added where it does not end in one. */
  readonly code: string
  /** Exactly what the command reads as its standard input. */
  readonly input: string
}

/** The lines of sh that run a command on its texts. */
export function shellLines({ words, code, input }: CommandLine): string {
  const command = words.filter((word) => word !== undefined && word !== '').join(' ')
  const texts = [
    ...(code === '' ? [] : [{ to: '4', text: code }]),
    ...(input.endsWith('\n') || input === '' ? [{ to: '', text: input }] : []),
  ]
  const piped = input.endsWith('\n') || input === '' ? '' : `printf %s ${shellQuote(input)} | `
  const marks = texts.map(({ text }) => endMark(text))
  const redirections = texts.map(({ to }, index) => ` ${to}<<'${marks[index]}'`)
  const documents = texts.map(({ text }, index) => `${withLineEnd(text)}${marks[index]}\n`)
  return `${piped}${command}${redirections.join('')}\n${documents.join('')}`
}

function withLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

/** A line that no line of the text is. */
function endMark(text: string): string {
  const mark = 'RUNBOOK_END'
  const taken = text.match(/RUNBOOK_END_*/g) ?? []
  return taken.length === 0
    ? mark
    : mark.padEnd(greatest(taken.map(({ length }) => length)) + 1, '_')
}
