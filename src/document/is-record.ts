/** True for what is a map in JSON, YAML or TOML as it was read: no list, no null, and no date of TOML. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null
  return isObject && !Array.isArray(value) && !(value instanceof Date)
}
