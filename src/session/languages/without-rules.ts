import { hline, type Value } from '../../document/value.ts'
import { isList } from '../../plan/languages/language-syntax.ts'

/** A table without its rules; other values as they are. */
export function withoutRules(value: Value): Value {
  return isList(value) && value.some(isList) ? value.filter((row) => row !== hline) : value
}
