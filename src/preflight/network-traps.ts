import { needsNetwork } from '../classify/needs-network.ts'
import { simpleCommands } from '../classify/simple-commands.ts'
import { withoutSudo } from '../classify/without-sudo.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { posixShells } from '../plan/shell-names.ts'
import { isHere } from './is-here.ts'
import { placeInBlock } from './place-in-block.ts'
import type { Trap } from './trap.ts'

/**
 * The first command that fetches from another machine, where blocks have no network, and how many there are: one trap, since one
 * flag grants it for all of them. Not of blocks that do not run here.
 */
export function networkTraps({ document, steps }: Plan): Trap[] {
  const fetching = steps.filter(isShellHere).flatMap((step) =>
    simpleCommands(step.code)
      .filter(({ words }) => needsNetwork(words))
      .map(({ words, start }) => ({ step, word: withoutSudo(words)[0] ?? '', start })),
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

function isShellHere(step: Step): boolean {
  return isHere(step) && posixShells.has(step.block.language)
}
