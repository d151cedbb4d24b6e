import type { AttributeForm } from './form.ts'
import { readPairs } from './read-pairs.ts'

/** `{#id .class key=value}`, as Pandoc, Quarto and knitr read it. */
export const braceForm: AttributeForm = {
  name: 'braces',
  read: (at) =>
    at.text.startsWith('{')
      ? readPairs({ ...at, text: at.text.slice(1, -1), start: at.start + 1 }, { bareKeys: true })
      : null,
}
