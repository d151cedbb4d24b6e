import type { Step } from '../plan/plan.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import type { StepContext } from './step-context.ts'

/** What a block's environment has beside that of all blocks: a value, or null for a variable that it does not find. */
export type BlockEnvironment = ReadonlyMap<string, string | null>

/** The environment of a step alone; code that a result brought gets nothing that was given to the document. */
export function blockEnvironment(
  { arguments: { environment } }: Step,
  { options, isBrought }: Pick<StepContext, 'options' | 'isBrought'>,
): BlockEnvironment {
  const { env, secrets, unenv } = environment
  const variables = isBrought ? {} : options.variables
  const given = [...secrets, ...env.map(({ name }) => name)].filter((name) =>
    Object.hasOwn(variables, name),
  )
  return new Map<string, string | null>([
    ...given.map((name) => [name, variables[name] ?? ''] as const),
    ...env.flatMap(({ name, value }) => (value === null ? [] : [[name, value] as const])),
    ...unenv.map((name) => [name, null] as const),
  ])
}

/** Commands of any POSIX shell that put a live shell into the environment of a block. */
export function enterEnvironment(environment: BlockEnvironment): string {
  return [...environment]
    .map(([name, value]) => {
      const kept = `__rb_was_${name}="\${${name}+x}\${${name}-}"`
      return `${kept}; ${value === null ? `unset ${name}` : `export ${name}=${shellQuote(value)}`}`
    })
    .join('\n')
}

/** Commands that bring the shell's own values back; those that had none have none. */
export function leaveEnvironment(environment: BlockEnvironment): string {
  return [...environment.keys()]
    .map((name) => {
      const kept = `__rb_was_${name}`
      const back = `${name}=\${${kept}#x}; export ${name}`
      return `unset ${name}; if [ -n "\${${kept}-}" ]; then ${back}; fi; unset ${kept}`
    })
    .join('\n')
}
