import { decodeBytes } from '../expect/decode-bytes.ts'

/** What one command printed, and its exit status; null when the shell ended before it said one. */
export interface CommandResult {
  readonly text: string
  readonly status: number | null
  /** False when the shell ended before the command came to run. */
  readonly reached: boolean
}

/** Commands for one shell. */
export interface SaltedShell {
  readonly prologue: string
  readonly scripts: readonly string[]
  /** True where standard error is the stream that is read. */
  readonly toStderr: boolean
}

/**
 * The commands as one script in which a line with the salt, the command's number and the status of the one before it
 * parts their output (as cram does). The salt must be a word that no output holds.
 */
export function saltedScript(shell: SaltedShell, salt: string): string {
  const { prologue, scripts, toStderr } = shell
  const redirect = toStderr ? ' >&2' : ''
  const marked = scripts.map((script, index) => `echo ${salt} ${index} $?${redirect}\n${script}`)
  return `${prologue}${marked.join('')}echo ${salt} ${scripts.length} $?${redirect}\n`
}

/** Cuts the output of a salted script into the commands' own. */
export function splitSalted(output: Uint8Array, count: number, salt: string): CommandResult[] {
  const pieces = decodeBytes(output).split(new RegExp(`${salt} (\\d+) (\\d+)\n`))
  const results: CommandResult[] = []
  // Each mark gives three pieces: number, status of the command before, and the output up to the next mark.
  for (let at = 1; at < pieces.length && results.length < count; at += 3) {
    const status = pieces[at + 4]
    results.push({
      text: pieces[at + 2] ?? '',
      status: status === undefined ? null : Number(status),
      reached: true,
    })
  }
  while (results.length < count) results.push({ text: '', status: null, reached: false })
  return results
}
