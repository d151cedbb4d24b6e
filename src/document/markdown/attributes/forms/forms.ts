import { bareForm } from './bare-form.ts'
import { braceForm } from './brace-form.ts'
import type { AttributeForm } from './form.ts'
import { jsonForm } from './json-form.ts'
import { orgForm } from './org-form.ts'

/** Every form of attributes; the first one that a text is of reads it. */
export const attributeForms: readonly AttributeForm[] = [jsonForm, braceForm, orgForm, bareForm]
