/**
 * A name for a file that is renamed when it is whole. Whoever makes it asks for a new one (open(2), O_EXCL), so the name need not be
 * hard to guess, only other than those of other processes.
 */
export function temporaryName(): string {
  return `.runbook-${process.pid}-${Math.random().toString(36).slice(2)}.tmp`
}
