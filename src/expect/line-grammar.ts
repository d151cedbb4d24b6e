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
  /** The tool whose rules differ in more than that. */
  readonly tool: 'cram' | 'scrut' | null
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
  tool: null,
}

/** Every line is what it says. */
export const literalGrammar: LineGrammar = {
  suffixes: new Map(),
  quantifiers: false,
  ellipsis: false,
  brackets: false,
  dots: 'none',
  tool: null,
}

/** The lines of cram 0.7 and prysk. */
export const cramGrammar: LineGrammar = { ...literalGrammar, tool: 'cram' }

/** The lines of scrut. */
export const scrutGrammar: LineGrammar = {
  ...literalGrammar,
  suffixes: allSuffixes,
  quantifiers: true,
  tool: 'scrut',
}
