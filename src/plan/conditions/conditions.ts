import { arch } from './arch.ts'
import type { Condition, ConditionKind, Surroundings } from './condition.ts'
import { env } from './env.ts'
import { os } from './os.ts'
import { tool } from './tool.ts'

/** Every kind of condition; the first one that knows a bare word takes it. */
export const conditionKinds: readonly ConditionKind[] = [os, arch, tool, env]

/** Reads the conditions of an `:on`, with blanks or commas between them; a text that is none comes back as `fault`. */
export function readConditions(
  text: string,
): { readonly conditions: readonly Condition[] } | { readonly fault: string } {
  const items = text.split(/[\s,]+/).filter(Boolean)
  const conditions = items.map(readCondition)
  const fault = items.find((_, index) => conditions[index] === null)
  if (fault !== undefined) return { fault }
  return { conditions: conditions.filter((condition) => condition !== null) }
}

/** True when a condition holds in its surroundings. */
export function holdsIn({ kind, values, negated }: Condition, surroundings: Surroundings): boolean {
  const { holds } = conditionKinds.find(({ name }) => name === kind) as ConditionKind
  return values.some((value) => holds(value, surroundings)) !== negated
}

function readCondition(text: string): Condition | null {
  const negated = text.startsWith('!')
  const positive = negated ? text.slice(1) : text
  const named = conditionKinds.find(({ name }) => positive.startsWith(`${name}:`))
  const values = (named ? positive.slice(named.name.length + 1) : positive).split('|')
  const kind = named ?? conditionKinds.find(({ isWord }) => values.every(isWord))
  return kind && values.every(kind.reads) ? { kind: kind.name, values, negated } : null
}
