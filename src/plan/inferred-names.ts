import type { Document } from '../document/document.ts'

/** The longest beginning of a line that a name is made of, in characters. */
const longest = 32

/**
 * The names by which blocks can be asked for, by block index. One that has no name in a Markdown document takes the first two
 * words of its first line that is no comment, as Runme has it; the second block of a name is NAME-2.
 */
export function inferredNames(document: Document): readonly string[] {
  const taken = new Set(document.blocks.map(({ name }) => name).filter(Boolean))
  const seen = new Set<string>()
  return document.blocks.map(({ name, code, call }) => {
    const base = name === '' && document.format === 'markdown' && !call ? inferred(code) : name
    if (base === '') return ''
    let own = base
    const isFree = (): boolean => !seen.has(own) && (own === name || !taken.has(own))
    for (let number = 2; !isFree(); number += 1) own = `${base}-${number}`
    seen.add(own)
    return own
  })
}

/** A variable that is set gives its name; what is no letter or digit is dropped, but for blanks and dashes. */
function inferred(code: string): string {
  const line = code.split('\n').find((text) => text.trim() !== '' && !/^\s*#/.test(text)) ?? ''
  const command = line.trim().replace(/^(?:\$\s+)+/, '')
  const [head = ''] = command.slice(0, 1 << 10).split('=', 1)
  const words = head.slice(0, longest).split(' ').slice(0, 2)
  return words
    .join('-')
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/[^\p{L}\p{N}-]/gu, '')
    .replace(/^-+|-+$/g, '')
}
