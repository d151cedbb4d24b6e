import { type KeepInOutput, keepNothing } from '../expect/normalize-output.ts'
import type { SourceLine } from './source-lines.ts'
import type { ExpectedExit, TestCommand } from './test-file.ts'

/** How commands and output are told apart in a transcript. */
export interface TranscriptRules {
  /** What stands in front of a command. */
  readonly prompt: string
  /** What stands in front of the lines that continue it; null where none do. */
  readonly continuation: string | null
  /** What stands in front of every line, blanks of an indented block for example. */
  readonly prefix: string
  /** True when a line without that prefix ends the output. */
  readonly closes: boolean
  /** Reads a line right below a command that gives its exit status; undefined for any other line. */
  readonly readStatus: (text: string) => ExpectedExit | undefined
  /** Status that a command without such a line must end with. */
  readonly exit: ExpectedExit
  readonly title: string
  readonly skip: string
  readonly keep: KeepInOutput
}

/** Rules of a transcript with `$ ` and `> ` whose output holds all else. */
export const plainTranscript: TranscriptRules = {
  prompt: '$ ',
  continuation: '> ',
  prefix: '',
  closes: false,
  readStatus: () => undefined,
  exit: null,
  title: '',
  skip: '',
  keep: keepNothing,
}

/** Reads the commands of a transcript, each with the output below it; lines above the first command are left out. */
export function readTranscript(
  lines: readonly SourceLine[],
  rules: TranscriptRules,
): TestCommand[] {
  const commands: TestCommand[] = []
  let isOpen = false
  for (const line of lines) {
    const isOutside = rules.closes && !line.text.startsWith(rules.prefix)
    const text = line.text.startsWith(rules.prefix)
      ? line.text.slice(rules.prefix.length)
      : line.text
    const last = commands.at(-1)
    const prompt = rules.prompt.trimEnd()
    if (isOutside) isOpen = false
    else if (text.startsWith(rules.prompt) || text === prompt) {
      commands.push(newCommand(text.slice(rules.prompt.length), line, rules))
      isOpen = true
    } else if (last && isOpen)
      commands[commands.length - 1] = continued(last, text, { line, rules })
  }
  return commands
}

function newCommand(
  script: string,
  { line, span }: SourceLine,
  rules: TranscriptRules,
): TestCommand {
  return {
    fixed: false,
    line,
    title: rules.title === '' ? script : rules.title,
    script: `${script}\n`,
    expected: '',
    span: { start: span.end, end: span.end },
    prefix: rules.prefix,
    exit: rules.exit,
    mode: 'lines',
    skip: rules.skip,
    fault: '',
    keep: rules.keep,
  }
}

function continued(
  command: TestCommand,
  text: string,
  { line, rules }: { line: SourceLine; rules: TranscriptRules },
): TestCommand {
  const { continuation } = rules
  const { end } = line.span
  if (command.expected === '') {
    if (
      continuation !== null &&
      (text.startsWith(continuation) || text === continuation.trimEnd())
    ) {
      const script = `${command.script}${text.slice(continuation.length)}\n`
      return { ...command, script, span: { start: end, end } }
    }
    const exit = rules.readStatus(text)
    if (exit !== undefined) return { ...command, exit, span: { start: end, end } }
  }
  return {
    ...command,
    expected: `${command.expected}${text}\n`,
    span: { start: command.span.start, end },
  }
}
