/** What becomes of a body's references when it runs, when it is tangled and when it is exported (`:noweb`). */
export interface NowebUse {
  readonly eval: 'keep' | 'expand'
  readonly tangle: 'keep' | 'expand' | 'strip'
  readonly export: 'keep' | 'expand' | 'strip'
}

/** The words of `:noweb` (Org manual, "Noweb Reference Syntax"). */
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
const exportWords: readonly string[] = ['yes', 'strip-tangle']

/** Reads `:noweb`; one of several words is enough (org-babel-noweb-p). */
export function readNowebUse(value: string): NowebUse {
  const words = value.split(/\s+/)
  const isIn = (list: readonly string[]): boolean => words.some((word) => list.includes(word))
  const use = (list: readonly string[]): 'expand' | 'keep' => (isIn(list) ? 'expand' : 'keep')
  return {
    eval: use(evalWords),
    tangle: value === 'strip-tangle' ? 'strip' : use(tangleWords),
    export: value === 'strip-export' ? 'strip' : use(exportWords),
  }
}
