/** The number of the user that this process runs as, who need not have a name (getuid(2)). */
export function currentUser(): number {
  return process.getuid?.() ?? -1
}
