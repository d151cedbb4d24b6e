import { needsNetwork } from '../classify/needs-network.ts'
import { simpleCommands } from '../classify/simple-commands.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { placeInBlock } from './place-in-block.ts'
import type { Trap } from './trap.ts'

const shells: ReadonlySet<string> = new Set(['bash', 'sh', 'zsh', 'ksh', 'dash', 'shell'])

/**
 * The first command that fetches from another machine, where blocks have no network, and how many there are: one trap, since one
 * flag grants it for all of them. Not of blocks that do not run here.
 */
export function networkTraps({ document, steps }: Plan): Trap[] {
  const fetching = steps.filter(isHere).flatMap((step) =>
    simpleCommands(step.code)
      .filter(({ words }) => needsNetwork(words))
      .map(({ words: [word = '', next = ''], start }) => ({
        step,
        word: word === 'sudo' ? next : word,
        start,
      })),
  )
  const [first] = fetching
  if (!first) return []
  const { step, word, start } = first
  const more = fetching.length - 1
  const others = more === 0 ? '' : `, as ${more === 1 ? 'one command' : `${more} commands`} below`
  return [
    {
      code: 'no-network',
      place: placeInBlock(document, step, { text: word, from: start }),
      reason: `${word} needs the network${others}: --allow-net grants it`,
      remedy: 'Run the document with --allow-net, or rehearse it with --rehearse.',
      stops: false,
    },
  ]
}

function isHere({ skip, block, inside, arguments: { remote } }: Step): boolean {
  return skip === null && inside === null && remote === null && shells.has(block.language)
}
