import { readPrompt } from './prompts.ts'

/** `[flags]`, `[global options]`, `[--json]`, `[-n <number>]`: what manuals put into brackets, since it may be left out. */
const optional =
  /\s\[(?:(?:global )?(?:flags?|options?|opts|args?|arguments?|commands?|subcommands?)|--?[a-z][^\][$]{0,80})\](?:\.{3}|…)?(?=\s|$)/i

/** True for one command that stands as manuals and `--help` show how a program is called, so nobody runs it. */
export function isSynopsis(command: string): boolean {
  const [line = ''] = command.trim().split('\n', 1)
  const text = readPrompt(line) ?? line
  return !/["'`#]|\[\[|^\s*(?:if|while|until|test)\b/.test(text) && optional.test(text)
}
