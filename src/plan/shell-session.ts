import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { ArgumentReader } from './argument-reader.ts'

/**
 * The session of a shell's block, `''` for none. One without a name is none, as in Org's shells, where `no` is a name. Bash
 * keeps it, and takes no fish for bash.
 */
export function shellSession(
  { language }: Block,
  format: Document['format'],
  reader: ArgumentReader,
): string {
  const name = reader.text('session', 'none')
  if (name === '' || name === 'none' || (name === 'no' && format !== 'org')) return ''
  if (!apartFromBash.has(language)) return name
  const origin = reader.merged.get('session')?.origin
  if (origin) {
    const hint = `Leave :session out, and each block runs in a ${language} of its own.`
    reader.fail(origin, `sessions are kept by bash, and this block is ${language}`, hint)
  }
  return ''
}

/** Shells that read other commands than bash does. */
export const apartFromBash: ReadonlySet<string> = new Set(['fish', 'zsh', 'csh'])
