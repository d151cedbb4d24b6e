/** What shells and programs say of a program or a file that is not there (strerror(3), ENOENT). */
const failure =
  /^(?:[\w.+/-]+: .*: (?:command not found|No such file or directory)|(?:\/bin\/)?(?:da|k|z)?sh: .*: not found)$/m

/** The first line of an output in which a command says that a program or a file is not there; `''` for none. */
export function toldFailure(output: string): string {
  return failure.exec(output)?.[0] ?? ''
}
