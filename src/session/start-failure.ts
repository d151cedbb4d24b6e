import type { LiveSession } from './live-session.ts'
import { outputText } from './output-text.ts'

const startMs = 20_000

/** Waits for the driver's first word; else what the terminal showed instead is the reason, null when all is well. */
export async function startFailure(session: LiveSession): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, startMs, 'late')
  })
  const outcome = await Promise.race([session.started, late])
  clearTimeout(timer)
  if (outcome === 'ready') return null
  const said = outputText(session.greeting()).trim()
  const reason = outcome === 'late' ? 'the shell did not answer' : 'the shell ended at its start'
  return said === '' ? reason : `${reason}: ${said}`
}
