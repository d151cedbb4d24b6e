import { secretValues } from '../redact/secret-values.ts'

/** The values that nothing made of a tape shows: what it and the user set under names of secrets (secretValues). */
export function tapeSecrets(
  plan: { readonly env: Readonly<Record<string, string>> },
  env: Readonly<Record<string, string | null>>,
): string[] {
  const given = Object.entries(env).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  )
  return [...new Set([...secretValues(plan.env), ...secretValues(Object.fromEntries(given))])]
}
