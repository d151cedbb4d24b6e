import { readFileSync } from 'node:fs'

const secondsPer: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 }

/**
 * How long after its start a process will be woken by the alarm that it has set, in milliseconds; null where that cannot be told.
 * The kernel does not show alarms, but timeout(1) is told its own as an argument.
 */
export function alarmLength(pid: number): number | null {
  const words = commandLine(pid)
  if (words[0]?.replace(/^.*\//u, '') !== 'timeout') return null
  const at = words.findIndex((word, index) => index > 0 && !word.startsWith('-'))
  // Options with values of their own, and a second alarm (-k), are not read.
  const areFlags = words.slice(1, at).every((word) => flags.has(word))
  const [, number, unit = 's'] = /^(\d+(?:\.\d*)?|\.\d+)([smhd]?)$/u.exec(words[at] ?? '') ?? []
  const lengthMs = Number(number) * (secondsPer[unit || 's'] ?? 0) * 1000
  return areFlags && lengthMs > 0 ? lengthMs : null
}

const flags: ReadonlySet<string> = new Set([
  '--foreground',
  '--preserve-status',
  '-v',
  '--verbose',
  '--',
])

function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}
