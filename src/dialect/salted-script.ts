import { decodeBytes } from '../expect/decode-bytes.ts'

/** What one command printed, and its exit status; null when the shell ended before it said one. */
export interface CommandResult {
  readonly text: string
  readonly status: number | null
  /** False when the shell ended before the command came to run. */
  readonly reached: boolean
  /** What the shell printed when it had run all commands, from a trap for example; `''` but for the last command. */
  readonly tail: string
}

/** The result of a command that its shell did not come to. */
export const notReached: CommandResult = { text: '', status: null, reached: false, tail: '' }

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
  const results = Array.from({ length: count }, () => notReached)
  let number = -1
  // Each mark gives three pieces: number, status of the command before, and the output up to the next mark.
  for (let at = 1; at < pieces.length; at += 3) {
    const [next, status, text = ''] = [Number(pieces[at]), Number(pieces[at + 1]), pieces[at + 2]]
    const last = results[number]
    // A shell that traces shows the mark as well: the same number twice.
    if (last && next !== number) results[number] = { ...last, status }
    number = next
    const here = results[Math.min(number, count - 1)] ?? notReached
    if (number < count) results[number] = { ...here, text: here.text + text, reached: true }
    else results[count - 1] = { ...here, tail: here.tail + text }
  }
  return results
}
