/** What asks a process to end: Ctrl-C, a supervisor, and a terminal that was closed (signal(7)). */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Does work that these signals end in order: instead of ending the process they abort the signal that it gets, until it is
 * done. Without its terminal the process ends then and there.
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController()
  let isHungUp = false
  const interrupt = (ending: NodeJS.Signals): void => {
    isHungUp ||= ending === 'SIGHUP'
    abort.abort()
  }
  for (const ending of endings) process.on(ending, interrupt)
  try {
    return await work(abort.signal)
  } finally {
    for (const ending of endings) process.off(ending, interrupt)
    // Node's own end gives the terminal its modes back, and aborts with a core dump where it is gone.
    if (isHungUp) process.kill(process.pid, 'SIGHUP')
  }
}
