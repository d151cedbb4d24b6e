import { readFileSync, readdirSync } from 'node:fs'

/** True while a process of this host has the word on its command line. */
export function isRunning(word: string): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .some((pid) => commandLine(pid).includes(word))
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}
