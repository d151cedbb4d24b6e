import type { AttributeText, Reading } from '../reading.ts'
import { entryArguments } from '../settings/entry.ts'
import { readYaml } from '../settings/yaml.ts'

/** `{"name": "build"}`, as Runme writes it; null for other texts. JSON is YAML, whose reader knows the place of each member. */
export function jsonForm({ text, start, carrier }: AttributeText): Reading | null {
  if (!/^\{\s*(?:"|\}$)/.test(text)) return null
  const invalid = jsonFault(text)
  if (invalid !== null) {
    const span = { start, end: start + text.length }
    const hint = 'Write {"key": "value"}, or {key=value}.'
    return { arguments: [], faults: [{ code: 'E_HEADER_ARGUMENT', reason: invalid, hint, span }] }
  }
  const { entries, faults } = readYaml(text, start)
  return { arguments: entryArguments(entries, carrier), faults }
}

/** What JSON.parse says of a text that is none. */
function jsonFault(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    return `the braces hold no JSON: ${(error as Error).message}`
  }
}
