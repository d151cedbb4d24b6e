import type { Plan } from '../plan/plan.ts'
import { isHere } from './is-here.ts'
import { placeInBlock } from './place-in-block.ts'
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
    const found = isHere(step) && !own.background ? ownAddress.exec(step.code) : null
    if (!found) return []
    const before = running.filter(({ block: { index } }) => index < block.index)
    const [server] = before
    if (!server) return []
    if (before.some(({ arguments: { session } }) => session === own.session)) return []
    const { session } = server.arguments
    return [
      {
        code: 'other-network',
        place: placeInBlock(document, step, { text: found[0], from: found.index }),
        reason: `the server of line ${server.block.writtenLine} runs in the session "${session}", and each session has a network of its own`,
        remedy: `Run this block there, too (:session ${session}), or grant the network with --allow-net.`,
        stops: false,
      },
    ]
  })
}
