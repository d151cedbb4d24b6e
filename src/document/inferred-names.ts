import type { Document } from './document.ts'

/**
 * The names by which blocks can be asked for, by block index. One that has no name in a Markdown document takes that which
 * Runme 3 gives it; the second block of a name is NAME-2. A name that is written down beats one that is not.
 */
export function inferredNames(document: Document): readonly string[] {
  const written = new Set(document.blocks.map(({ name }) => name))
  const given = new Set<string>()
  const counts = new Map<string, number>()
  return document.blocks.map(({ name, code, call }) => {
    const base = name === '' && document.format === 'markdown' && !call ? runmeName(code) : name
    if (base === '') return ''
    let own = given.has(name) ? '' : name
    for (let count = counts.get(base) ?? 0; own === ''; counts.set(base, count)) {
      count += 1
      const next = count === 1 ? base : `${base}-${count}`
      if (!given.has(next) && !written.has(next)) own = next
    }
    given.add(own)
    return own
  })
}

/** The longest beginning of a line that a name is made of, in bytes. */
const longest = 32

/**
 * The first two words of the first line that is more than a comment, or the name of the variable that it sets: ASCII letters in
 * lower case and digits, and a dash between the words also where the second one has neither.
 */
function runmeName(code: string): string {
  const [line = ''] = runmeLine(code).split(/(?<=[^])=/, 1)
  const bytes = new TextEncoder().encode(line).subarray(0, longest)
  const words = new TextDecoder().decode(bytes).split(' ').slice(0, 2)
  const [first = '', ...second] = words.map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, ''))
  return first === '' ? second.join('') : [first, ...second].join('-')
}

/** Dollar signs in front of a line are prompts, and a hash begins a comment wherever it stands. */
function runmeLine(code: string): string {
  for (const [line] of code.matchAll(/[^\n]+/g)) {
    const command = withoutPrompt(line).split('#', 1)[0]?.trim() ?? ''
    if (command !== '') return command
  }
  return withoutPrompt(code.split('\n', 1)[0] ?? '')
}

function withoutPrompt(line: string): string {
  return line.replace(/^\$+/, '').trimEnd()
}
