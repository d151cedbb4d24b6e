import { placeOf } from '../document/line-index.ts'
import type { Plan, Step } from '../plan/plan.ts'
import type { Trap } from './trap.ts'

/** An address of this machine with a port. */
const ownAddress = /(?<![\w.-])(?:localhost|127\.0\.0\.1|\[::1\]):\d+/

/**
 * Blocks that talk to this machine where only another session has a server running: without the network of the host each
 * session has one of its own.
 */
export function serverTraps({ document, steps }: Plan): Trap[] {
  const running = steps.filter((step) => isHere(step) && step.arguments.background)
  return steps.flatMap((step) => {
    const { block, arguments: own } = step
    const before = running.filter(({ block: { index } }) => index < block.index)
    const [server] = before
    const found = isHere(step) && !own.background ? ownAddress.exec(step.code) : null
    if (!found || !server) return []
    if (before.some(({ arguments: { session } }) => session === own.session)) return []
    const { session } = server.arguments
    return [
      {
        code: 'other-network',
        place: placeOf(document.lines, spanOf(step, document.source, found[0])),
        reason: `the server of line ${server.block.writtenLine} runs in the session "${session}", and each session has a network of its own`,
        remedy: `Run this block there, too (:session ${session}), or grant the network with --allow-net.`,
        stops: false,
      },
    ]
  })
}

function isHere({ skip, inside, arguments: { remote } }: Step): boolean {
  return skip === null && inside === null && remote === null
}

function spanOf({ block }: Step, source: string, address: string): { start: number; end: number } {
  const at = source.indexOf(address, block.body.start)
  const isInside = at >= 0 && at < block.body.end
  return isInside ? { start: at, end: at + address.length } : block.span
}
