import type { Plan } from '../plan/plan.ts'
import { type GivenVariables, type Giver, giveVariables } from './give-variables.ts'

/**
 * Finds the values of the variables that the blocks of several plans name, before the first one runs. A secret is asked for once, and
 * is one in what all of them print, since they share shells and files.
 */
export async function giveToAll(
  plans: readonly Plan[],
  giver: Giver,
): Promise<readonly GivenVariables[]> {
  const answers = new Map<string, Promise<string | null>>()
  const ask = async (name: string): Promise<string | null> => {
    const answer = answers.get(name) ?? Promise.resolve(giver.ask?.(name) ?? null)
    answers.set(name, answer)
    return answer
  }
  const given: GivenVariables[] = []
  for (const plan of plans)
    // oxlint-disable-next-line no-await-in-loop -- one question at a time
    given.push(await giveVariables(plan, { ...giver, ask: giver.ask && ask }))
  const secrets = [...new Set(given.flatMap((each) => each.secrets))]
  return given.map((each) => ({ ...each, secrets }))
}
