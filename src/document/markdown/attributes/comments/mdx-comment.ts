import type { WrittenArgument } from '../../../block.ts'
import type { AttributeText, Reading } from '../reading.ts'

/** `<!-- $MDX skip,dir=PATH -->` of OCaml's mdx: labels with commas between them; those that are its own are left alone. */
export function mdxComment({ text, start, carrier }: AttributeText): Reading {
  const found = [...text.matchAll(/[^\s,]+/g)].flatMap(({ 0: label, index }): WrittenArgument[] => {
    const span = { start: start + index, end: start + index + label.length }
    const dir = /^dir=(.+)$/.exec(label)?.[1]
    if (label === 'skip') return [{ key: 'eval', value: 'never', carrier, span }]
    return dir === undefined ? [] : [{ key: 'dir', value: dir, carrier, span }]
  })
  return { arguments: found, faults: [] }
}
