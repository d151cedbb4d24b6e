import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import fc from 'fast-check'
import { expect, test } from 'vitest'

import { runThreshold } from '../../src/classify/block-class.ts'
import { blockInUse } from '../../src/classify/block-in-use.ts'
import { scriptParts, transcriptParts } from '../../src/classify/block-parts.ts'
import { classifyBlock } from '../../src/classify/classify-block.ts'
import type { Block } from '../../src/document/block.ts'
import type { Document } from '../../src/document/document.ts'
import { lineAt } from '../../src/document/line-index.ts'
import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { seedsAbsent, seedText } from '../seeds.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/classify')

function classes(path: string, source: string): string[] {
  const document = parseMarkdown(path, source)
  return document.blocks.map((block) => {
    return `${block.line} ${classifyBlock(document, block).kind}`
  })
}

test('every kind of block is told by label, prompt, shape and the sentence above', () => {
  const source = readFileSync(resolve(fixtures, 'kinds.md'), 'utf8')
  const wanted = readFileSync(resolve(fixtures, 'kinds.classes'), 'utf8').trimEnd().split('\n')
  expect(classes('kinds.md', source)).toEqual(wanted)
})

test('what the author says goes before everything else', () => {
  const document = parseMarkdown('a.md', '```bash {kind=output}\nls -l\n```\n')
  const [block] = document.blocks
  expect(block && classifyBlock(document, block)).toMatchObject({ kind: 'output', confidence: 1 })
})

test.each([
  ['`:wq`{{execute}}', 'display', []],
  ['`7`{{execute}}', 'display', []],
  ['`> log.txt`{{execute}}', 'command', ['> log.txt\n']],
  ['```bash {kind=command}\nREADME: x\n```', 'command', ['README: x\n']],
  ['```\nship load\n```{{exec}}', 'command', ['ship load\n']],
])('%j, of which its author says that it runs, is what can run', (source, kind, commands) => {
  const document = parseMarkdown('a.md', `${source}\n`)
  const [block] = document.blocks
  const found = block && classifyBlock(document, block)
  expect([found?.kind, found?.parts.map(({ text }) => text)]).toEqual([kind, commands])
})

test('all that follows a here-document without end is its text', () => {
  const document = parseMarkdown('a.md', '```bash\nkubectl apply -f - <<EOF\nkind: Pod\n```\n')
  const [block] = document.blocks
  expect(block && classifyBlock(document, block).parts).toEqual([
    { kind: 'command', first: 0, end: 2, text: 'kubectl apply -f - <<EOF\nkind: Pod\n' },
  ])
})

// By hand from the documents: the kind of every block, c command, t transcript, o output, f file, g fragment.
const byHand: Readonly<Record<string, string>> = {
  'eks-federation.md': 'ccfcccccccccccccccococcgccocc',
  'calico-operator.md': 'ctcccccccoococccc',
  'calico-cilium.md': 'cccccccccccccc',
}

// By hand, too: the line of each block that shows output, and the lines of that output, with its fences where it has its own.
const outputsByHand: Readonly<Record<string, readonly string[]>> = {
  'eks-federation.md': ['230: 237-254', '260: 267-284', '331: 339-377'],
  'calico-operator.md': [
    '59: 63-63',
    '71: 73-75',
    '84: 87-87',
    '92: 95-97',
    '103: 105-105',
    '119: 121-122',
    '129: 131-155',
    '168: 172-185',
    '207: 220-232',
    '244: 256-265 268-274',
    '282: 286-286',
    '289: 291-292',
  ],
  'calico-cilium.md': ['90: 94-99', '101: 105-105', '336: 344-355'],
}

/** The outputs that a block shows, by their lines. */
function shownOutputs(document: Document, block: Block): string[] {
  const { embedded, block: used } = blockInUse(document, block)
  const inside = embedded.flatMap(({ expected, span }) => (expected === null ? [] : [span]))
  const spans = inside.length > 0 ? inside : used.recorded ? [used.recorded.span] : []
  const line = (offset: number): number => lineAt(document.lines, offset) + 1
  return spans.map(({ start, end }) => `${line(start)}-${line(end - 1)}`)
}

const letters: Readonly<Record<string, string>> = {
  command: 'c',
  transcript: 't',
  output: 'o',
  file: 'f',
  fragment: 'g',
  display: 'd',
}

for (const [name, kinds] of Object.entries(byHand)) {
  test.skipIf(seedsAbsent)(`every block of ${name} is what a reader takes it for`, () => {
    const document = parseMarkdown(name, seedText(name))
    const found = document.blocks.map((block) => classifyBlock(document, block))
    expect(found.map(({ kind }) => letters[kind]).join('')).toBe(kinds)
  })

  test.skipIf(seedsAbsent)(`every output in ${name} is found, and belongs to its block`, () => {
    const document = parseMarkdown(name, seedText(name))
    const found = document.blocks.flatMap((block) => {
      const { kind } = classifyBlock(document, block)
      const shown = kind === 'command' || kind === 'transcript' ? shownOutputs(document, block) : []
      return shown.length === 0 ? [] : [`${block.line}: ${shown.join(' ')}`]
    })
    expect(found).toEqual(outputsByHand[name])
  })

  test.skipIf(seedsAbsent)(`no block of ${name} is too uncertain to run`, () => {
    const document = parseMarkdown(name, seedText(name))
    const found = document.blocks.map((block) => classifyBlock(document, block))
    expect(found.filter(({ confidence }) => confidence < runThreshold)).toEqual([])
  })
}

const line = fc.constantFrom(
  '$ ls',
  '> more',
  'kubectl get pods',
  'cat <<EOF',
  'EOF',
  "it's",
  '"open',
  'for i in 1; do',
  'done',
  '# comment',
  'NAME   READY',
  '',
  'a \\',
  'x | ',
)
const code = fc.array(line, { maxLength: 20 }).map((lines) => lines.map((l) => `${l}\n`).join(''))

for (const [name, cut] of Object.entries({ scriptParts, transcriptParts })) {
  test(`${name}() leaves no line out and takes none twice`, () => {
    fc.assert(
      fc.property(code, (text) => {
        const covered = cut(text).flatMap(({ first, end }) =>
          Array.from({ length: end - first }, (_, index) => first + index),
        )
        expect(covered).toEqual(Array.from({ length: text.split('\n').length - 1 }, (_, i) => i))
      }),
    )
  })
}

test('commands behind angles are commands without them, and a continuation has its own', () => {
  expect(transcriptParts('> npm ci\n\n> echo a \\\n> b\n')).toEqual([
    { kind: 'command', first: 0, end: 1, text: 'npm ci\n' },
    { kind: 'blank', first: 1, end: 2, text: '\n' },
    { kind: 'command', first: 2, end: 4, text: 'echo a \\\nb\n' },
  ])
})

const group = '{\n  echo one\n  mytool init\n}\n'

for (const [what, script] of [
  ['a group in braces', group],
  ['a group in braces that goes to a file', group.replace('}', '} >log')],
  ['an array over several lines', 'certs=(\n  "admin" "node-0"\n  "node-1"\n)\n'],
  ['a substitution over several lines', 'token=$(\n  "$TOOL" print-token\n)\n'],
  ['a subshell over several lines', '(\n  cd src\n  "$TOOL" build\n)\n'],
  ['a program that a variable names', '"$KUBECTL" get pods\n'],
  ['the command that does nothing, in front of a pipe', ': | fzf --bind "start:reload:ls"\n'],
  ['the command that does nothing, with a default', ': "${REGION:=eu-west-1}"\n'],
  ['a program whose name begins with a digit', '7z x tools.7z\n'],
] as const) {
  test(`no line of a script is output: ${what}`, () => {
    const document = parseMarkdown('a.md', `\`\`\`bash\n${script}\`\`\`\n`)
    const [block] = document.blocks
    const parts = block ? classifyBlock(document, block).parts : []
    expect(parts.map(({ kind, text }) => [kind, text].join(': ')).join('')).toBe(
      parts.map(({ text }) => `command: ${text}`).join(''),
    )
  })
}

for (const [what, printed] of [
  ['JSON', '{\n  "items": []\n}\n'],
  ['pairs', '{\n  region = "eu"\n}\n'],
  ['an open brace', '{\n  ls\n'],
] as const) {
  test(`${what} below a command is output`, () => {
    const [, below] = scriptParts(`kubectl get pods\n${printed}`)
    expect(below?.kind).toBe('output')
  })
}

test('commands behind angles have what stands below them as their output', () => {
  expect(transcriptParts('> cd /etc\n> ls x*\nxattr.conf\n\nxdg\n')).toEqual([
    { kind: 'command', first: 0, end: 1, text: 'cd /etc\n' },
    { kind: 'command', first: 1, end: 2, text: 'ls x*\n' },
    { kind: 'output', first: 2, end: 5, text: 'xattr.conf\n\nxdg\n' },
  ])
})

test('a here-document behind an angle goes on without angles', () => {
  expect(transcriptParts('> cat <<END\n> a\nEND\n> ls\n')).toEqual([
    { kind: 'command', first: 0, end: 3, text: 'cat <<END\na\nEND\n' },
    { kind: 'command', first: 3, end: 4, text: 'ls\n' },
  ])
})

test('a loop behind a prompt goes on up to its end', () => {
  const [loop, printed] = transcriptParts('$ for i in 1 2; do\n  echo $i\ndone\n1\n2\n$ ls\n')
  expect([loop?.end, printed?.text]).toEqual([3, '1\n2\n'])
})

test('what a command opens and nothing closes ends with its line', () => {
  const kinds = transcriptParts('$ if true; then\nif: broken\n$ ls\n').map(({ kind }) => kind)
  expect(kinds).toEqual(['command', 'output', 'command'])
})

test.each([
  ['docker run -d nginx', 'command'],
  ['$ docker ps', 'transcript'],
  ['FROM nginx\nEXPOSE 3000', 'display'],
])('what a fence that says docker holds is told by its lines: %s', (text, kind) => {
  const document = parseMarkdown('a.md', `\`\`\`docker\n${text}\n\`\`\`\n`)
  expect(document.blocks.map((block) => classifyBlock(document, block).kind)).toEqual([kind])
})

test.each([
  ['Zsh', 'zsh'],
  ['Python {eval=yes}', 'python'],
  ['docker', 'bash'],
])('a fence that says %s runs in %s', (info, language) => {
  const document = parseMarkdown('a.md', `\`\`\`${info}\necho a\n\`\`\`\n`)
  expect(document.blocks.map((block) => blockInUse(document, block).block.language)).toEqual([
    language,
  ])
})

test('very many braces are read in linear time', () => {
  expect(scriptParts('{\n'.repeat(100_000)).length).toBeGreaterThan(0)
})
