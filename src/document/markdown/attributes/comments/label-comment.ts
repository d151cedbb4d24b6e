import type { AttributeText, Reading } from '../reading.ts'

/** `<!-- @first @skip -->` of mdrip: words with an at sign are tags, and `@skip` keeps a block from running. */
export function labelComment({ text, start, carrier }: AttributeText): Reading {
  const found = [...text.matchAll(/@([\w-]+)/g)].map(({ 0: label, 1: word = '', index }) => {
    const span = { start: start + index, end: start + index + label.length }
    const key = word === 'skip' ? 'eval' : 'tag'
    return { key, value: word === 'skip' ? 'never' : word, carrier, span }
  })
  return { arguments: found, faults: [] }
}
