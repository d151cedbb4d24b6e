import { randomUUID } from 'node:crypto'

/** What a script prints to part the outputs of its groups of lines. */
export interface GroupMark {
  /** A command that prints it and leaves the status of the command before, where that does not end the shell. */
  readonly line: string
  /** The outputs in what was printed. */
  readonly split: (printed: Uint8Array) => Uint8Array[]
}

/** Makes a mark that nothing else prints. */
export function groupMark(): GroupMark {
  // Node keeps random numbers for these, so one takes no system call.
  const word = `7338;${randomUUID()}`
  const restore = `case $-$__rb_rc in *e*|*[!0-9]0) ;; *) (command exit $__rb_rc) ;; esac`
  return {
    line: String.raw`{ __rb_rc=$?; command printf '\033]${word}\007'; ${restore}; } 2>/dev/null`,
    split: (printed) =>
      Buffer.from(printed)
        .toString('latin1')
        .split(`\u001B]${word}\u0007`)
        .map((part) => Buffer.from(part, 'latin1')),
  }
}
