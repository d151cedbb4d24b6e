import { constants } from 'node:os'

/** The name of a signal by its number, or null when there is none of that number (signal(7)). */
export function signalName(number: number): NodeJS.Signals | null {
  const found = Object.entries(constants.signals).find(([, value]) => value === number)
  return found === undefined ? null : (found[0] as NodeJS.Signals)
}
