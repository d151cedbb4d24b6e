import { lexHeaderArguments } from '../../../header-arguments.ts'
import type { AttributeText, Reading } from '../reading.ts'

/** `:key value :key value`, as on the opening line of an Org block; null for other texts. */
export function orgForm({ text, start, carrier }: AttributeText): Reading | null {
  if (!/^:\S/.test(text)) return null
  // Org wants a blank in front of each colon.
  const found = lexHeaderArguments(` ${text}`).map((argument) => ({
    key: argument.key,
    value: argument.value,
    carrier,
    span: { start: start + argument.start - 1, end: start + argument.end - 1 },
  }))
  return { arguments: found, faults: [] }
}
