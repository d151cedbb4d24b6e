import type { RawArgument } from '../document/block.ts'
import { readNumber } from '../document/read-number.ts'
import { topLevelPieces } from '../document/top-level-cuts.ts'
import { LispSymbol, type Value } from '../document/value.ts'
import { evaluateLisp, type LispVariables, looksLikeLisp } from './literal-lisp.ts'
import { mergeExportsWord, mergeResultsWord } from './results-words.ts'
import { unquoted } from './unquoted.ts'

/** A header argument after merging; `origin` is null for defaults. */
export interface MergedArgument {
  readonly value: string
  readonly origin: RawArgument | null
}

/** Arguments by key; `var` and `env` hold one entry for each assignment, under `var NAME` and `env NAME`. */
export type MergedArguments = ReadonlyMap<string, MergedArgument>

/** An argument that cannot be merged: Emacs fails at its block. */
export interface MergeFault {
  readonly origin: RawArgument
  readonly reason: string
  readonly hint: string
}

/** Merged arguments with what stands against them. */
export interface Merge {
  readonly merged: MergedArguments
  readonly faults: readonly MergeFault[]
}

/**
 * Merges arguments, weakest first, over defaults: later ones win, `:results` and `:exports` merge by exclusive groups, `:tag`, `:needs` and `:secret` add up, and
 * `:var` and `:env` merge by variable name; a variable given again comes last (org-babel-merge-params).
 */
export function mergeArguments(
  defaults: Readonly<Record<string, string>>,
  raw: readonly RawArgument[],
  lispVariables: LispVariables,
): Merge {
  const merged = new Map<string, MergedArgument>()
  for (const [key, value] of Object.entries(defaults)) merged.set(key, { value, origin: null })
  const variables = new VariableMerge(merged)
  const lists = new WordMerge(merged)
  const faults: MergeFault[] = []
  for (const [at, origin] of raw.entries()) {
    const value = plainValue(origin, lispVariables)
    const list = wordLists.get(origin.key)
    if (beginsCall(origin, raw[at - 1])) variables.countAnew()
    if (origin.key === 'var') variables.add(value, origin)
    else if (origin.key === 'env') addEnvironment(merged, value, origin)
    else if (origin.key === 'answer') addAnswer(merged, value, origin)
    else if (!list) merged.set(origin.key, { value, origin })
    else if (origin.key === 'results' && origin.value === null) faults.push(withoutWords(origin))
    else if (list !== names && isNoWords(value)) faults.push(noWords(origin))
    else lists.add(list, value, origin)
  }
  lists.end()
  return { merged, faults: [...faults, ...variables.faults] }
}

/** The names of the variables among merged arguments, in order. */
export function variableNames(merged: MergedArguments): string[] {
  return [...merged.keys()].filter(isVariable).map((key) => key.slice(variablePrefix.length))
}

const environmentPrefix = 'env '

/** The names of environment variables among merged arguments, in order. */
export function environmentNames(merged: MergedArguments): string[] {
  return [...merged.keys()]
    .filter((key) => key.startsWith(environmentPrefix))
    .map((key) => key.slice(environmentPrefix.length))
}

/** `A=1 B="x y" C` at its blanks, one entry for each; a name given again comes last. */
function addEnvironment(
  merged: Map<string, MergedArgument>,
  text: string,
  origin: RawArgument,
): void {
  for (const value of assignments(text)) {
    const key = environmentPrefix + (value.split('=', 1)[0] ?? '')
    merged.delete(key)
    merged.set(key, { value, origin })
  }
}

/** Answers in one place add up, a line each; those in a stronger place replace them. */
function addAnswer(merged: Map<string, MergedArgument>, text: string, origin: RawArgument): void {
  const before = merged.get('answer')
  const line = unquoted(text).replaceAll('\n', ' ')
  const isSame = before?.origin?.carrier === origin.carrier
  merged.set('answer', { value: isSame ? `${before.value}\n${line}` : line, origin })
}

const variablePrefix = 'var '

function isVariable(key: string): boolean {
  return key.startsWith(variablePrefix)
}

function isText(value: Value): boolean {
  return typeof value === 'string' || typeof value === 'number' || value instanceof LispSymbol
}

/** Arguments that are no Lisp, or no Lisp yet. */
const literal: ReadonlySet<string> = new Set(['var', 'env', 'unless', 'answer'])

/** Arguments that Emacs takes for texts as they are. */
const texts: ReadonlySet<string> = new Set(['cmdline', 'results', 'exports'])

/** The value as text; Emacs Lisp that comes to a text or a number is replaced by it, other Lisp stays as it is. */
function plainValue({ key, value }: RawArgument, variables: LispVariables): string {
  if (value === null || literal.has(key) || !looksLikeLisp(value)) return value ?? ''
  const result = evaluateLisp(value, variables)
  if ('refused' in result) return value
  // An empty vector is not nil.
  if (result.value === null) return value.startsWith('[') || key === 'results' ? value : ''
  // These are texts, never names: Emacs fails at the block.
  if (texts.has(key) && result.value instanceof LispSymbol) return value
  return isText(result.value) ? String(result.value) : value
}

/** Emacs fails at numbers, and at lists, which it evaluates once more, as calls of their first word (org-babel-merge-params). */
function isNoWords(value: string): boolean {
  return looksLikeLisp(value) || readNumber(value) !== null
}

/** How the words of an argument are parted, and how one is merged into weaker ones. */
interface WordList {
  readonly between: ' ' | ','
  readonly blanks: RegExp
  readonly merge: (weaker: Set<string>, word: string) => void
}

/** Names that add up. */
const names: WordList = {
  between: ',',
  blanks: /[\s,]+/,
  merge: (weaker, word) => void weaker.add(word),
}

const wordLists: ReadonlyMap<string, WordList> = new Map([
  ['tag', names],
  ['needs', names],
  ['secret', names],
  ['results', { between: ' ', blanks: /\s+/, merge: mergeResultsWord }],
  ['exports', { between: ' ', blanks: /\s+/, merge: mergeExportsWord }],
])

/** Takes the values of arguments that are lists of words; there may be as many as a document has lines. */
class WordMerge {
  readonly #merged: Map<string, MergedArgument>
  readonly #words = new Map<string, Set<string>>()

  constructor(merged: Map<string, MergedArgument>) {
    this.#merged = merged
  }

  add({ blanks, merge }: WordList, text: string, origin: RawArgument): void {
    const { key } = origin
    const words = (value: string): string[] => value.split(blanks).filter(Boolean)
    const weaker = this.#words.get(key) ?? new Set(words(this.#merged.get(key)?.value ?? ''))
    for (const word of words(unquoted(text))) merge(weaker, word)
    this.#words.set(key, weaker)
    // Here is its place among the others; the words come when all are known.
    this.#merged.set(key, { value: '', origin })
  }

  /** Puts the words in their places. */
  end(): void {
    for (const [key, words] of this.#words) {
      const value = [...words].join(wordLists.get(key)?.between)
      this.#merged.set(key, { value, origin: this.#merged.get(key)?.origin ?? null })
    }
  }
}

function withoutWords(origin: RawArgument): MergeFault {
  return {
    origin,
    reason: ':results has no value',
    hint: 'Name its words, as in ":results output".',
  }
}

function noWords(origin: RawArgument): MergeFault {
  const example = origin.key === 'results' ? 'output drawer' : 'both'
  return {
    origin,
    reason: `"${origin.value ?? ''}" is no value for :${origin.key}`,
    hint: `Write its words, as in ":${origin.key} ${example}".`,
  }
}

/** True for the first argument of a call or reference: what these pass is merged by itself, also over another call's. */
function beginsCall({ key, carrier }: RawArgument, before: RawArgument | undefined): boolean {
  if (carrier === 'reference') return before?.carrier !== 'reference'
  return carrier === 'call' && key === 'exports'
}

/** Takes the values of `:var`; one without a name goes to the variables that are there already, in order. */
class VariableMerge {
  readonly faults: MergeFault[] = []
  readonly #merged: Map<string, MergedArgument>
  #position = 0

  constructor(merged: Map<string, MergedArgument>) {
    this.#merged = merged
  }

  /** Values without a name go to the first variable again. */
  countAnew(): void {
    this.#position = 0
  }

  add(text: string, origin: RawArgument): void {
    const pieces = isPassed(origin) ? [text] : assignments(unquoted(text))
    for (const value of pieces.length === 0 ? [''] : pieces) this.#addOne(value, origin)
  }

  #addOne(value: string, origin: RawArgument): void {
    const name = /^([^= \f\t\n\r\v]+)[ \t]*=/.exec(value)?.[1]
    const key = name === undefined ? this.#next() : variablePrefix + name
    if (key === undefined || isLoneNumber(value, origin)) this.faults.push(nameless(value, origin))
    else if (name === undefined)
      this.#merged.set(key, { value: `${key.slice(variablePrefix.length)}=${value}`, origin })
    else {
      this.#merged.delete(key)
      this.#merged.set(key, { value, origin })
    }
  }

  #next(): string | undefined {
    const key = [...this.#merged.keys()].filter(isVariable)[this.#position]
    if (key !== undefined) this.#position += 1
    return key
  }
}

/** True for what stands between the parentheses of a call, which is one value up to its comma. */
function isPassed({ carrier }: RawArgument): boolean {
  return carrier === 'call' || carrier === 'reference'
}

/** Emacs takes a `:var` that is nothing but a number for one, and then not for a text. */
function isLoneNumber(value: string, origin: RawArgument): boolean {
  return !isPassed(origin) && value === origin.value && readNumber(value) !== null
}

/** `a=1 b="x y" c` at its blanks, with blanks around equals signs left out (org-babel-parse-multiple-vars). */
function assignments(text: string): string[] {
  const joined: string[] = []
  for (const piece of topLevelPieces(text, ' ')) {
    const before = joined.at(-1)
    if (before !== undefined && (before.endsWith('=') || piece.startsWith('=')))
      joined[joined.length - 1] = before + piece
    else joined.push(piece)
  }
  return joined.map((piece) => piece.trim())
}

function nameless(value: string, origin: RawArgument): MergeFault {
  const given = value === '' ? ':var' : `:var ${value}`
  return {
    origin,
    reason: `${given} has no value`,
    hint: 'Write a name, an equals sign and a number, a "string" or another name.',
  }
}
