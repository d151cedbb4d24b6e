/**
 * Does work that SIGINT and SIGTERM end in order: instead of ending the process they abort the signal that it gets, until
 * it is done.
 */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const abort = new AbortController()
  const interrupt = (): void => abort.abort()
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    return await work(abort.signal)
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
