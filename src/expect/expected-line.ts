import type { ActualLine } from './actual-line.ts'
import { globPattern } from './glob-pattern.ts'
import { inlinePattern, type PatternScope } from './inline-pattern.ts'
import { likeLine } from './like-line.ts'
import type { LineGrammar, LineSuffix } from './line-grammar.ts'
import { type LineTest, noCaptures } from './line-test.ts'
import { linearPattern } from './linear-pattern.ts'
import { unescapeLine } from './unescape-line.ts'

/** One line of an expectation: how many output lines it stands for, and which. */
export interface ExpectedLine {
  /** The line as written. */
  readonly source: string
  readonly least: 0 | 1
  /** True when it may stand for many. */
  readonly repeats: boolean
  readonly test: LineTest
  /** The one text that it matches; null where there may be others. */
  readonly only: string | null
  /** What kind of pattern it is, for messages. */
  readonly kind:
    | 'text'
    | 'pattern'
    | 'regular expression'
    | 'broken regular expression'
    | 'glob'
    | 'any lines'
    | 'row'
}

/**
 * Reads one expected line. A line that equals the output byte for byte always matches, whatever patterns it holds (cram);
 * then come suffixes in parentheses, a line of dots, and patterns inside the line.
 */
export function expectedLine(source: string, scope: PatternScope): ExpectedLine {
  if (scope.grammar.ellipsis && source.trim() === '...') return anyLines(source)
  const { text, words } = cutSuffixes(source, scope)
  const suffixes = new Set(words.map(({ suffix }) => suffix))
  const quantifier = words.map((word) => word.quantifier).find((mark) => mark !== '') ?? ''
  const { kind, test } = patternTest(text, suffixes, scope)
  const noEol = suffixes.has('no-eol')
  const isAnyEnd = !scope.grammar.patternsEnd && kind !== 'text'
  return {
    source,
    least: quantifier === '?' || quantifier === '*' ? 0 : 1,
    repeats: quantifier === '*' || quantifier === '+',
    kind,
    only: kind === 'text' && text === source ? source : null,
    test: (line) => {
      if (line.text === source && line.eol) return noCaptures
      return line.eol === noEol && !isAnyEnd ? null : test(line)
    },
  }
}

/** A line that stands for any lines. */
export function anyLines(source: string): ExpectedLine {
  return { source, least: 0, repeats: true, kind: 'any lines', only: null, test: () => noCaptures }
}

interface SuffixWord {
  readonly suffix: LineSuffix | null
  readonly quantifier: string
}

/** Takes the groups in parentheses off the end, as far as the grammar knows them. */
function cutSuffixes(
  source: string,
  { grammar }: PatternScope,
): { text: string; words: SuffixWord[] } {
  const words: SuffixWord[] = []
  let text = source
  for (;;) {
    const [whole, word = '', quantifier = ''] = / \(([a-z-]*)([?*+]?)\)$/.exec(text) ?? []
    const suffix = grammar.suffixes.get(word) ?? null
    const repeats = quantifier !== '' && grammar.quantifiers
    if (whole === undefined || (quantifier !== '' && !repeats)) break
    if (suffix === null && (word !== '' || !repeats)) break
    if (words.length > 0 && !mayNest({ suffix, quantifier }, words, grammar)) break
    words.push({ suffix, quantifier })
    text = text.slice(0, -whole.length)
    // What stands in front of `(eq)` is plain text, also when it looks like a suffix.
    if (suffix === 'eq') break
  }
  return { text, words }
}

/** True for a group that counts in front of those that stand behind it. */
function mayNest(
  { suffix, quantifier }: SuffixWord,
  behind: readonly SuffixWord[],
  { nested }: LineGrammar,
): boolean {
  if (nested === null) return true
  const outer = behind[0]?.suffix ?? 'eq'
  return behind.length === 1 && quantifier === '' && nested.get(outer) === suffix
}

function patternTest(
  text: string,
  suffixes: ReadonlySet<LineSuffix | null>,
  scope: PatternScope,
): Pick<ExpectedLine, 'kind' | 'test'> {
  const plain = suffixes.has('esc') ? unescapeLine(text) : text
  const { regex, globEscapes } = scope.grammar
  if (suffixes.has('re')) return regexTest(regex(plain))
  if (suffixes.has('glob')) {
    const glob = globEscapes ? plain : plain.replaceAll('\\', String.raw`\\`)
    return { ...regexTest(globPattern(glob)), kind: 'glob' }
  }
  if (suffixes.has('like')) return { kind: 'row', test: likeTest(plain) }
  const pattern = suffixes.has('eq') ? null : inlinePattern(plain, scope)
  const equal: LineTest = (line) => (line.text === plain ? noCaptures : null)
  if (pattern === null) return { kind: 'text', test: equal }
  return { kind: 'pattern', test: (line) => equal(line) ?? pattern(line) }
}

function regexTest(source: string): Pick<ExpectedLine, 'kind' | 'test'> {
  const pattern = linearPattern(source)
  if (pattern === null) return { kind: 'broken regular expression', test: () => null }
  return {
    kind: 'regular expression',
    test: ({ text }: ActualLine) => (pattern.match(text) === null ? null : noCaptures),
  }
}

function likeTest(text: string): LineTest {
  return (line) => (likeLine(text, line.text) ? noCaptures : null)
}
