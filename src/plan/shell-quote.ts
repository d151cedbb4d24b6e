/** Quotes a value so that a shell takes it as one word and expands nothing in it. */
export function shellQuote(value: string): string {
  return `'${value.replaceAll("'", `'"'"'`)}'`
}
