/**
 * The exit codes of `runbook`; those of errors stand in the table of `errors.ts`.
 * 0 done · 1 our fault · 2 usage or syntax · 3 a block failed · 4 stale or different · 5 timeout ·
 * 6 refused by policy · 7 an output could not be made · 130 interrupted.
 */
export const exitCode = {
  done: 0,
  internal: 1,
  usage: 2,
  blockFailed: 3,
  stale: 4,
  timeout: 5,
  interrupted: 130,
} as const
