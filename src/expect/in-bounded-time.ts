import { type Context, createContext, Script } from 'node:vm'

/** One for all: making a context takes longer than most comparisons. */
let made: { readonly context: Context; readonly call: Script } | undefined

/** Why there is no result. */
export function tooLong(longestMs: number): string {
  return `could not be compared within ${longestMs / 1000} s`
}

/**
 * Does work that holds this thread, and gives it up after so many milliseconds (vm.Script, `timeout`): null then. An interrupt
 * from the keyboard also ends it, and then ends what the process does as it would have without.
 */
export function inBoundedTime<Result extends object>(
  work: () => Result,
  longestMs: number,
): Result | null {
  made ??= { context: createContext({ work: null }), call: new Script('work()') }
  const { context, call } = made
  context['work'] = work
  try {
    return call.runInContext(context, { timeout: longestMs, breakOnSigint: true }) as Result
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null
    if (code !== 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw error
    process.kill(process.pid, 'SIGINT')
    return null
  } finally {
    context['work'] = null
  }
}
