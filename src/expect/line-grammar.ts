/** Words in parentheses at the end of an expected line that say how it is compared. */
export type LineSuffix = 'eq' | 're' | 'glob' | 'esc' | 'no-eol' | 'like'

/** Which patterns an expected line may hold; the dialects of document tests differ in that. */
export interface LineGrammar {
  /** Spelling of each suffix word → what it means. */
  readonly suffixes: ReadonlyMap<string, LineSuffix>
  /** `?`, `*` and `+` behind a suffix word repeat the line. */
  readonly quantifiers: boolean
  /** A line of three dots stands for any lines. */
  readonly ellipsis: boolean
  /** `[..]`, `[NAME]` and captures `[..NAME..]` inside a line. */
  readonly brackets: boolean
  /** Where three dots inside a line stand for any text: nowhere, glued to the line's end, or everywhere. */
  readonly dots: 'none' | 'end' | 'anywhere'
  /** Which word may stand in front of a suffix, in parentheses too and without a quantifier; null where any may, any number of times. */
  readonly nested: ReadonlyMap<LineSuffix, LineSuffix> | null
  /** True where a pattern says whether the line it matches ends with a line feed. */
  readonly patternsEnd: boolean
  /** The pattern that a regular expression of a line is, for the whole line. */
  readonly regex: (source: string) => string
  /** True where a backslash in a glob takes the next character as it is. */
  readonly globEscapes: boolean
  /** True where expected lines are held against output as the tool would write it into a file (`shownLine()`). */
  readonly readsShown: boolean
}

/** Suffixes of cram and scrut, and our own `like`. */
const allSuffixes: ReadonlyMap<string, LineSuffix> = new Map([
  ['re', 're'],
  ['glob', 'glob'],
  ['esc', 'esc'],
  ['no-eol', 'no-eol'],
  ['regex', 're'],
  ['gl', 'glob'],
  ['escaped', 'esc'],
  ['eq', 'eq'],
  ['equal', 'eq'],
  ['like', 'like'],
])

/** The line language of our own documents: all that cram, scrut and trycmd have. */
export const ownGrammar: LineGrammar = {
  suffixes: allSuffixes,
  quantifiers: true,
  ellipsis: true,
  brackets: true,
  dots: 'end',
  nested: null,
  patternsEnd: true,
  regex: (source) => source,
  globEscapes: true,
  readsShown: false,
}

/** Every line is what it says. */
export const literalGrammar: LineGrammar = {
  ...ownGrammar,
  suffixes: new Map(),
  quantifiers: false,
  ellipsis: false,
  brackets: false,
  dots: 'none',
}

/** The lines of cram 0.7 and prysk. */
export const cramGrammar: LineGrammar = { ...literalGrammar, readsShown: true }

/**
 * The lines of scrut. It reads a second word in two places: escapes in front of a pattern, and an open end in front of
 * escapes. Of several ways in a regular expression it anchors the first at the start only, and the last at the end.
 */
export const scrutGrammar: LineGrammar = {
  ...literalGrammar,
  suffixes: allSuffixes,
  quantifiers: true,
  nested: new Map([
    ['glob', 'esc'],
    ['re', 'esc'],
    ['esc', 'no-eol'],
  ]),
  patternsEnd: false,
  regex: (source) => `.*(?:^${source}$).*`,
  globEscapes: false,
}
