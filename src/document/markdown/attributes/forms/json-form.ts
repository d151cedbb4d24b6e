import { entryArguments } from '../settings/entry.ts'
import { readYaml } from '../settings/yaml.ts'
import type { AttributeForm } from './form.ts'

/** `{"name": "build"}`, as Runme writes it. JSON is YAML, whose reader knows the place of each member. */
export const jsonForm: AttributeForm = {
  name: 'JSON',
  read: (at) => {
    if (!/^\{\s*(?:"|\}$)/.test(at.text)) return null
    const span = { start: at.start, end: at.start + at.text.length }
    const invalid = jsonFault(at.text)
    if (invalid !== null) {
      const hint = 'Write {"key": "value"}, or {key=value}.'
      return { arguments: [], faults: [{ code: 'E_HEADER_ARGUMENT', reason: invalid, hint, span }] }
    }
    const { entries, faults } = readYaml(at.text, at.start)
    return { arguments: entryArguments(entries, at.carrier), faults }
  },
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
