import { argumentPlace } from '../document/argument-place.ts'
import type { RawArgument } from '../document/block.ts'
import { RunbookError } from '../errors.ts'
import type { Plan } from '../plan/plan.ts'
import { reachedSteps } from '../plan/reached-steps.ts'

/** Where the values of variables come from that a document only names. */
export interface Giver {
  /** What the blocks get anyway. */
  readonly env: Readonly<Record<string, string>>
  /** A rehearsal gives each variable a value of its own making. */
  readonly rehearse: boolean
  /** Asks the one who runs the document for a secret; null when nobody is there to be asked. */
  readonly ask: ((name: string) => Promise<string | null>) | null
}

/** What became of the variables that a document names. */
export interface GivenVariables {
  /** Those that the blocks do not get anyway, by name. */
  readonly variables: Readonly<Record<string, string>>
  /** Values of secrets. */
  readonly secrets: readonly string[]
  /** Variables that nobody gave: the run must not begin. */
  readonly refusals: readonly RunbookError[]
}

/** Finds the values of the variables that the blocks of a plan name in `:env` and `:secret`. */
export async function giveVariables(plan: Plan, giver: Giver): Promise<GivenVariables> {
  const variables: Record<string, string> = {}
  const secrets: string[] = []
  const refusals: RunbookError[] = []
  for (const { name, isSecret, written, origin } of wantedVariables(plan).values()) {
    const known = written ?? (Object.hasOwn(giver.env, name) ? giver.env[name] : undefined)
    const value = known ?? (await givenValue(name, isSecret, giver))
    if (value === null) refusals.push(refusal(name, isSecret, { plan, origin }))
    else if (known === undefined) variables[name] = value
    if (value !== null && value !== '' && isSecret) secrets.push(value)
  }
  return { variables, secrets, refusals }
}

/** A variable that blocks want to have. */
interface Wanted {
  readonly name: string
  readonly isSecret: boolean
  /** Its value where a block writes it out, else null. */
  readonly written: string | null
  readonly origin: RawArgument | null
}

/** The variables whose values somebody must give, and all secrets, by name. */
function wantedVariables(plan: Plan): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>()
  for (const { arguments: complete } of reachedSteps(plan)) {
    const values = new Map(complete.environment.env.map(({ name, value }) => [name, value]))
    for (const name of complete.environment.secrets) {
      const origin = complete.written.get('secret')?.origin ?? null
      wanted.set(name, { name, isSecret: true, written: values.get(name) ?? null, origin })
    }
    for (const { name, value, origin } of complete.environment.env)
      if (value === null && !wanted.has(name))
        wanted.set(name, { name, isSecret: false, written: null, origin })
  }
  return wanted
}

async function givenValue(name: string, isSecret: boolean, giver: Giver): Promise<string | null> {
  if (giver.rehearse) return `rehearsed-${name}`
  return isSecret && giver.ask !== null ? giver.ask(name) : null
}

function refusal(
  name: string,
  isSecret: boolean,
  { plan, origin }: { readonly plan: Plan; readonly origin: RawArgument | null },
): RunbookError {
  const what = isSecret ? 'the secret' : 'your variable'
  const atTerminal = isSecret ? '; at a terminal you are asked for it' : ''
  return new RunbookError('E_REFUSED', `a block asks for ${what} ${name}, which nobody gave`, {
    ...(origin && { place: argumentPlace(plan.document.lines, origin) }),
    hint: `Set ${name} and grant it with --allow-env ${name}${atTerminal}.`,
  })
}
