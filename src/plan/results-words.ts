/** What the merged words of `:results` ask for (Org manual, "Results of Evaluation"). */
export interface ResultsWords {
  readonly words: readonly string[]
  readonly handling: 'replace' | 'silent' | 'none' | 'discard' | 'append' | 'prepend'
  readonly type: 'output' | 'value'
}

/** Words of one group exclude each other; a new word evicts those of its own group only. */
const exclusiveGroups: readonly (readonly string[])[] = [
  ['file', 'list', 'vector', 'table', 'scalar', 'verbatim'],
  ['raw', 'html', 'latex', 'org', 'code', 'pp', 'drawer', 'link', 'graphics'],
  ['replace', 'silent', 'none', 'discard', 'append', 'prepend'],
  ['output', 'value'],
]

const handlings = ['replace', 'silent', 'none', 'discard', 'append', 'prepend'] as const

/** Every word that `:results` knows; `wrap` is what `drawer` was called before Org 7.9.2. */
export const resultsVocabulary: readonly string[] = [...exclusiveGroups.flat(), 'wrap']

/** Merges words of a stronger carrier into those of a weaker one. */
export function mergeResultsWords(
  weaker: readonly string[],
  stronger: readonly string[],
): string[] {
  return mergeWords(exclusiveGroups, weaker, stronger)
}

/** What an export can show of a block (`:exports`). */
export const exportsVocabulary = ['code', 'results', 'both', 'none'] as const

/** Merges words of `:exports` in a stronger carrier into those of a weaker one; all that is known exclude each other. */
export function mergeExportsWords(
  weaker: readonly string[],
  stronger: readonly string[],
): string[] {
  return mergeWords([exportsVocabulary], weaker, stronger)
}

function mergeWords(
  groups: readonly (readonly string[])[],
  weaker: readonly string[],
  stronger: readonly string[],
): string[] {
  return stronger.reduce<string[]>(
    (merged, word) => {
      const group = groups.find((words) => words.includes(word)) ?? [word]
      return [...merged.filter((other) => !group.includes(other)), word]
    },
    [...weaker],
  )
}

const verbatimWords = ['scalar', 'verbatim', 'html', 'code', 'pp', 'file']
const textWords = ['output', 'raw', 'org', 'drawer']

/** True for words that ask for a result as text instead of a value (org-babel-result-cond). */
export function wantsText(words: readonly string[]): boolean {
  if (verbatimWords.some((word) => words.includes(word))) return true
  return !words.includes('table') && textWords.some((word) => words.includes(word))
}

/** Reads merged words; without `value` shells return their output. */
export function readResultsWords(words: readonly string[]): ResultsWords {
  const handling = handlings.find((word) => words.includes(word)) ?? 'replace'
  return { words, handling, type: words.includes('value') ? 'value' : 'output' }
}
