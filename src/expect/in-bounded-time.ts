import { type Context, createContext, Script } from 'node:vm'

/** One for all: making a context takes longer than most comparisons. */
let made: { readonly context: Context; readonly call: Script } | undefined

/** Milliseconds for one comparison. */
const longestMs = 10_000

/** Why there is no result. */
export const tooLong = `could not be compared within ${longestMs / 1000} s`

/**
 * Does work that holds this thread, and gives it up after ten seconds (vm.Script, `timeout`): null then. An interrupt
 * from the keyboard also ends it, and then ends what the process does as it would have without.
 */
export function inBoundedTime<Result extends object>(work: () => Result): Result | null {
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
