import type { Document } from './document.ts'

/** A header argument as an author of the format writes it: `:dir src` in Org, `dir=src` in Markdown. */
export function asWritten(format: Document['format'], key: string, value: string): string {
  return format === 'org' ? `:${key} ${value}` : `${key}=${value}`
}
