import { hline, isList, type Value } from '../../document/value.ts'

/** A table without its rules; other values as they are. */
export function withoutRules(value: Value): Value {
  return isList(value) && value.some(isList) ? value.filter((row) => row !== hline) : value
}
