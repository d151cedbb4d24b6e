/** What becomes of a body's references when it runs and when it is tangled (`:noweb`). */
export interface NowebUse {
  readonly eval: 'keep' | 'expand'
  readonly tangle: 'keep' | 'expand' | 'strip'
}

/** The words of `:noweb`; what they say of exports changes nothing here. */
export const nowebWords = [
  'no',
  'yes',
  'tangle',
  'no-export',
  'strip-export',
  'eval',
  'strip-tangle',
  'nil',
] as const

const evalWords: readonly string[] = ['yes', 'no-export', 'strip-export', 'eval', 'strip-tangle']
const tangleWords: readonly string[] = [
  'yes',
  'tangle',
  'no-export',
  'strip-export',
  // Of several words; alone it strips.
  'strip-tangle',
]

/** Reads `:noweb`; one of several words is enough (org-babel-noweb-p). */
export function readNowebUse(value: string): NowebUse {
  const words = value.split(/\s+/)
  const isIn = (list: readonly string[]): boolean => words.some((word) => list.includes(word))
  const expanded = isIn(tangleWords) ? 'expand' : 'keep'
  return {
    eval: isIn(evalWords) ? 'expand' : 'keep',
    tangle: value === 'strip-tangle' ? 'strip' : expanded,
  }
}
