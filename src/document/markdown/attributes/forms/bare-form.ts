import type { AttributeForm } from './form.ts'
import { readPairs } from './read-pairs.ts'

/** `key=value key=value`; words without an equals sign are other tools' and are left alone. */
export const bareForm: AttributeForm = {
  name: 'bare',
  read: (at) => readPairs(at, { bareKeys: false }),
}
