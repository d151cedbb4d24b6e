import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isOwnCarrier, type RawArgument } from '../../../src/document/block.ts'
import type { Document } from '../../../src/document/document.ts'
import { parseMarkdown } from '../../../src/document/markdown/parse-markdown.ts'
import { parseOrg } from '../../../src/document/org/parse-org.ts'
import { noVariables } from '../../../src/plan/literal-lisp.ts'
import { mergeArguments } from '../../../src/plan/merge-arguments.ts'
import { fuzzed } from '../../fuzzed.ts'

/** What both formats can say. */
interface Twin {
  readonly settings: Arguments
  readonly parts: readonly Part[]
}

type Arguments = readonly (readonly [key: string, value: string])[]

interface Part {
  readonly heading: { readonly level: number; readonly title: string } | null
  /** Arguments of the section; those of a section inside of another one replace them in Org, and add to them in Markdown. */
  readonly section: Arguments
  readonly blocks: readonly TwinBlock[]
}

interface TwinBlock {
  readonly language: string
  readonly name: string
  readonly above: Arguments
  readonly own: Arguments
  readonly code: string
  readonly result: string | null
  readonly picture: string | null
}

const word = fc.stringMatching(/^[a-z0-9./_,=#%'\\{}<|*$@!?;&ü"-]{1,6}$/).map((text) => {
  const quotes = text.split('"').length - 1
  return quotes % 2 === 0 && !text.includes('\\"') ? text : text.replaceAll('"', '')
})
const text = fc
  .array(word, { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' ').replaceAll('--', '-').trim())
  // A symbol of Lisp may begin with an escaped blank, which Org's own words cannot.
  .filter((value) => value !== '' && !/^'.*\\/.test(value))

const values: Readonly<Record<string, fc.Arbitrary<string>>> = {
  dir: text,
  prompt: text,
  title: text,
  'x-note': text,
  timeout: fc.constantFrom('5m', '300ms'),
  eval: fc.constantFrom('never', 'query', 'yes'),
  exit: fc.constantFrom('0,3', 'any'),
  results: fc.constantFrom('silent', 'output drawer'),
  tangle: fc.constantFrom('yes', 'no', 'a.sh'),
  var: fc.constantFrom('a=1', 'a="x y"', 'b="say \\"hi\\""'),
}

function someArguments(keys: readonly string[]): fc.Arbitrary<Arguments> {
  return fc
    .subarray([...keys])
    .chain((chosen) =>
      fc.tuple(...chosen.map((key) => (values[key] ?? text).map((value) => [key, value] as const))),
    )
}

const own = ['prompt', 'x-note', 'timeout', 'eval', 'tangle', 'var']
const line = fc.stringMatching(/^[ -~äö]{0,12}$/)
const lines = fc.array(line, { maxLength: 4 })
const block: fc.Arbitrary<TwinBlock> = fc.record({
  language: fc.constantFrom('bash', 'sh', 'python'),
  name: fc.constantFrom('', 'one', 'two-'),
  above: someArguments(['dir', 'exit']),
  own: someArguments(own),
  code: lines.map((found) => ['true', ...found, 'true'].join('\n')),
  result: fc.option(
    lines.map((found) => ['r', ...found.map((one) => one.trimEnd()), 's', ''].join('\n')),
  ),
  picture: fc.option(fc.constantFrom('a.gif', 'recordings/b.gif')),
})
const part: fc.Arbitrary<Part> = fc.record({
  heading: fc.option(
    fc.record({ level: fc.integer({ min: 1, max: 3 }), title: fc.constantFrom('a', 'b c') }),
  ),
  section: someArguments(['title', 'results', 'timeout']),
  blocks: fc.array(block, { maxLength: 3 }),
})
const twin: fc.Arbitrary<Twin> = fc.record({
  settings: someArguments(['title', 'dir', 'eval']),
  parts: fc.array(part, { maxLength: 3 }).map((parts) =>
    parts.map((found, index) => ({
      ...found,
      // Sections inside of sections differ by the rules of each format.
      section: found.heading?.level === 1 ? found.section : [],
      // Results go to the first block of a name.
      blocks: found.blocks.map(({ name, ...rest }, at) => ({
        ...rest,
        name: name && `${name}${index}${at}`,
      })),
    })),
  ),
})

function org({ settings, parts }: Twin): string {
  const header = (given: Arguments) => given.map(([key, value]) => `:${key} ${value}`).join(' ')
  const code = (source: string) => source.replace(/^(,*(?:\*|#\+))/gm, ',$1')
  const orgBlock = (found: TwinBlock) =>
    [
      found.name === '' ? '' : `#+NAME: ${found.name}\n`,
      found.above.length === 0 ? '' : `#+HEADER: ${header(found.above)}\n`,
      `#+begin_src ${`${found.language} ${header(found.own)}`.trim()}\n`,
      `${code(found.code)}\n#+end_src\n\n`,
      found.picture === null ? '' : `[[file:${found.picture}]]\n\n`,
      found.result === null
        ? ''
        : `#+RESULTS:${found.name && ` ${found.name}`}\n${found.result.replace(/^(?=.)/gm, ': ').replace(/^\n/gm, ':\n')}\n`,
    ].join('')
  const orgPart = ({ heading, section, blocks }: Part) =>
    [
      heading === null ? '' : `${'*'.repeat(heading.level)} ${heading.title}\n`,
      section.length === 0 ? '' : `:PROPERTIES:\n:header-args+: ${header(section)}\n:END:\n`,
      '\n',
      ...blocks.map(orgBlock),
    ].join('')
  const property = settings.length === 0 ? '' : `#+PROPERTY: header-args ${header(settings)}\n\n`
  return property + parts.map(orgPart).join('')
}

const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`
const pairs = (given: Arguments) => given.map(([key, value]) => `${key}=${quoted(value)}`).join(' ')

/** The info string of a block in each of the forms. */
const forms: Readonly<Record<string, (found: TwinBlock) => string>> = {
  braces: ({ language, name, own: given }) =>
    `${language} {${name === '' ? '' : `#${name} `}${pairs(given)}}`,
  bare: ({ language, name, own: given }) =>
    `${language} ${pairs(name === '' ? given : [['name', name], ...given])}`,
  JSON: ({ language, name, own: given }) =>
    `${language} ${JSON.stringify(Object.fromEntries(name === '' ? given : [['name', name], ...given]))}`,
  Org: ({ language, name, own: given }) =>
    `${language} ${[...(name === '' ? [] : [['name', name]]), ...given].map(([key, value]) => `:${key} ${value}`).join(' ')}`,
  Pandoc: ({ language, name, own: given }) =>
    `{.${language}${name === '' ? '' : ` #${name}`} ${pairs(given)}}`,
  Quarto: ({ language, name, own: given }) =>
    `{${language}${name === '' ? '' : ` ${name}`}${given.length === 0 ? '' : `, ${pairs(given)}`}}`,
}

function markdown({ settings, parts }: Twin, form: string): string {
  const markdownBlock = (found: TwinBlock) => {
    const longest = Math.max(2, ...(found.code.match(/~+/g) ?? []).map(({ length }) => length))
    const fence = '~'.repeat(longest + 1)
    const end = '`'.repeat(
      Math.max(2, ...(found.result?.match(/`+/g) ?? []).map(({ length }) => length)) + 1,
    )
    return [
      found.above.length === 0 ? '' : `<!-- runbook: ${pairs(found.above)} -->\n\n`,
      `${fence}${(forms[form]?.(found) ?? '').trim()}\n${found.code}\n${fence}\n\n`,
      found.picture === null ? '' : `![](${found.picture})\n\n`,
      found.result === null ? '' : `${end}output\n${found.result}${end}\n\n`,
    ].join('')
  }
  const markdownPart = ({ heading, section, blocks }: Part) =>
    [
      heading === null ? '' : `${'#'.repeat(heading.level)} ${heading.title}\n\n`,
      section.length === 0 ? '' : `<!-- runbook-section: ${pairs(section)} -->\n\n`,
      ...blocks.map(markdownBlock),
    ].join('')
  const frontMatter =
    settings.length === 0
      ? ''
      : `---\nrunbook: ${JSON.stringify(Object.fromEntries(settings))}\n---\n\n`
  return frontMatter + parts.map(markdownPart).join('')
}

/** What a run gets to see of a document. */
function model({ headings, blocks, problems }: Document): object {
  return {
    problems: problems.map(({ message }) => message),
    headings: headings.map(({ level, title }) => `${level} ${title}`),
    blocks: blocks.map((found) => ({
      language: found.language,
      name: found.name,
      code: found.code,
      headings: found.headings,
      own: merged(found.arguments.filter(({ carrier }) => isOwnCarrier(carrier))),
      all: merged(found.arguments),
      recording: found.recording?.path ?? null,
      recorded: found.recorded && [found.recorded.kind, found.recorded.text],
    })),
  }
}

function merged(given: readonly RawArgument[]): object {
  const { merged: found, faults } = mergeArguments({}, given, noVariables)
  const entries = [...found].map(([key, { value }]) => [key, value])
  return { ...Object.fromEntries(entries), faults: faults.map(({ reason }) => reason) }
}

/** A document as what its blocks say, which either format can be written from. */
function twinOf({ blocks }: Document): Twin {
  const found = blocks.map((one): TwinBlock => {
    const all = [...mergeArguments({}, one.arguments, noVariables).merged]
    const { language, name, code } = one
    return {
      language,
      name,
      above: [],
      own: all.map(([key, { value }]) => [key.replace(/^var .*/, 'var'), value]),
      code,
      result: one.recorded?.text ?? null,
      picture: one.recording?.path ?? null,
    }
  })
  return { settings: [], parts: [{ heading: null, section: [], blocks: found }] }
}

function blocksAlone({ blocks }: Document): object {
  return model({
    ...parseMarkdown('a.md', ''),
    blocks: blocks.map((found) => ({
      ...found,
      headings: [],
      arguments: found.arguments.map((argument) => ({ ...argument, carrier: 'block' })),
    })),
  })
}

for (const form of Object.keys(forms)) {
  test(`an Org document and its Markdown twin with attributes in the form ${form} say the same`, () => {
    fc.assert(
      fc.property(twin, (given) => {
        const fromMarkdown = parseMarkdown('a.md', markdown(given, form))
        expect(model(fromMarkdown)).toEqual(model(parseOrg('a.org', org(given))))
      }),
      { numRuns: fuzzed(60) },
    )
  })

  test(`a document in Org says the same when it is written as Markdown with attributes in the form ${form}`, () => {
    fc.assert(
      fc.property(twin, (given) => {
        const from = parseOrg('a.org', org(given))
        const to = parseMarkdown('a.md', markdown(twinOf(from), form))
        expect(blocksAlone(to)).toEqual(blocksAlone(from))
      }),
      { numRuns: fuzzed(30) },
    )
  })

  test(`a document in Markdown with attributes in the form ${form} says the same when it is written as Org`, () => {
    fc.assert(
      fc.property(twin, (given) => {
        const from = parseMarkdown('a.md', markdown(given, form))
        const to = parseOrg('a.org', org(twinOf(from)))
        expect(blocksAlone(to)).toEqual(blocksAlone(from))
      }),
      { numRuns: fuzzed(30) },
    )
  })
}
