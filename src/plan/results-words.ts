/** What the merged words of `:results` ask for (Org manual, "Results of Evaluation"). */
export interface ResultsWords {
  readonly words: readonly string[]
  readonly handling: 'replace' | 'silent' | 'none' | 'discard' | 'append' | 'prepend'
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

/** Merges a word of a stronger carrier into those of weaker ones. */
export function mergeResultsWord(weaker: Set<string>, word: string): void {
  mergeWord(exclusiveGroups, weaker, word)
}

/** What an export can show of a block (`:exports`). */
export const exportsVocabulary = ['code', 'results', 'both', 'none'] as const

/** Merges a word of `:exports` in a stronger carrier into those of weaker ones; all that is known exclude each other. */
export function mergeExportsWord(weaker: Set<string>, word: string): void {
  mergeWord([exportsVocabulary], weaker, word)
}

function mergeWord(
  groups: readonly (readonly string[])[],
  weaker: Set<string>,
  word: string,
): void {
  const group = groups.find((words) => words.includes(word)) ?? [word]
  for (const other of group) weaker.delete(other)
  weaker.add(word)
}

const verbatimWords = ['scalar', 'verbatim', 'html', 'code', 'pp', 'file']
const textWords = ['output', 'raw', 'org', 'drawer']

/** True for words that ask for a result as text instead of a value (org-babel-result-cond). */
export function wantsText(words: readonly string[]): boolean {
  if (verbatimWords.some((word) => words.includes(word))) return true
  return !words.includes('table') && textWords.some((word) => words.includes(word))
}

/** Reads merged words. */
export function readResultsWords(words: readonly string[]): ResultsWords {
  const handling = handlings.find((word) => words.includes(word)) ?? 'replace'
  return { words, handling }
}
