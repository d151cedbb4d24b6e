import type { Interrupts } from '../render/formats/format.ts'

/** What asks a process to end: Ctrl-C, a supervisor, and a terminal that was closed (signal(7)). */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * The interrupts of this process: while they are held, SIGINT, SIGTERM and SIGHUP abort the signal instead of ending the process.
 * Without its terminal it ends when nobody holds them any more.
 */
export function createInterrupts(): Interrupts {
  const abort = new AbortController()
  let holders = 0
  let isHungUp = false
  const interrupt = (ending: NodeJS.Signals): void => {
    isHungUp ||= ending === 'SIGHUP'
    abort.abort()
  }
  const release = (): void => {
    holders -= 1
    if (holders > 0) return
    for (const ending of endings) process.off(ending, interrupt)
    // Node's own end gives the terminal its modes back, and aborts with a core dump where it is gone.
    if (isHungUp) process.kill(process.pid, 'SIGHUP')
  }
  return {
    signal: abort.signal,
    hold() {
      if (holders === 0) for (const ending of endings) process.on(ending, interrupt)
      holders += 1
      return release
    },
  }
}
