import type { CommandResult } from './salted-script.ts'

/** A command's output with its exit status in brackets below, unless that is 0; an open last line is closed as cram closes it. */
export function withStatus({ text, status }: CommandResult): string {
  if (status === null || status === 0) return text
  const closed = text === '' || text.endsWith('\n') ? text : `${text} (no-eol)\n`
  return `${closed}[${status}]\n`
}
