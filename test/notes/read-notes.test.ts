import fc from 'fast-check'
import { expect, test } from 'vitest'

import { blockInUse } from '../../src/classify/block-in-use.ts'
import { readPrompt } from '../../src/classify/prompts.ts'
import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { parseOrg } from '../../src/document/org/parse-org.ts'
import { notesToMarkdown } from '../../src/notes/notes-to-markdown.ts'
import { notesToOrg } from '../../src/notes/notes-to-org.ts'
import { readNotes } from '../../src/notes/read-notes.ts'
import { seedsAbsent, seedText } from '../seeds.ts'

const notes = `Backup of the Database

list the databases first
psql -l

NAME      SIZE
orders    1 GB


Taking the Dump
pg_dump orders \\
  --file orders.sql

for f in *.sql; do
  gzip $f
done

settings look like this
retention:
  days: 7

kubectl apply -f - <<EOF
kind: Job
EOF

kubectl apply -f - <<EOF
kind: Open
`

const kinds = (text: string): string[] =>
  readNotes(text)
    .filter(({ kind }) => kind !== 'blank')
    .map(({ kind, line, text: own }) => `${line} ${kind} ${own.split('\n').length}`)

test('a loop that says "done" goes on to its end', () => {
  expect(kinds('for i in 1 2; do\n  echo done\n  sleep 1\ndone\n')).toEqual(['1 command 4'])
})

test.each([
  ['Markdown', (text: string) => parseMarkdown('a.md', notesToMarkdown(readNotes(text)))],
  ['Org', (text: string) => parseOrg('a.org', notesToOrg(readNotes(text)))],
])('prose that looks like a block of %s opens none', (_, read) => {
  const text =
    'It says\n#+begin_src bash\nand\n- ```bash\nand src_sh{id}, call_x() and so on, for all of us.\n\nls -l\n'
  expect(read(text)).toMatchObject({ problems: [], blocks: [{ code: 'ls -l' }] })
})

test('headings, prose, commands, outputs and pieces of files are told apart', () => {
  expect(kinds(notes)).toEqual([
    '1 heading 1',
    '3 prose 1',
    '4 command 1',
    '6 output 2',
    '10 heading 1',
    '11 command 2',
    '14 command 3',
    '18 prose 1',
    '19 fragment 2',
    '22 command 3',
    '26 command 2',
  ])
})

test('an unfinished here-document is for a person to look at', () => {
  expect(readNotes(notes).at(-1)?.doubt).toBe('nothing ends the here-document "EOF"')
})

test('a here-document without an end takes nothing of the next one', () => {
  const two = 'cat <<EOF\none\n\ncat <<EOF\ntwo\nEOF\n'
  expect(kinds(two)).toEqual(['1 command 2', '4 command 3'])
})

test('a loop that ends before the next blank line is one command, one that nothing ends there is its first line', () => {
  const two = 'for a in *; do\n  if b; then\n    c\n  fi\ndone\n\nfor a in *; do\n  b\n\ndone\n'
  expect(kinds(two).slice(0, 2)).toEqual(['1 command 5', '7 command 1'])
})

test.each([
  ['loops that nothing ends', 'for a in b; do\n', 60_000, 1],
  ['here-documents that nothing ends', 'cat <<EOF\na\n\n', 60_000, 60_000],
  ['objects below commands', 'psql -l\n\n{\n}\n\n', 60_000, 120_000],
])('many %s are read in linear time', (_, piece, count, parts) => {
  const read = readNotes(piece.repeat(count)).filter(({ kind }) => kind !== 'blank')
  expect(read).toHaveLength(parts)
  expect(notesToOrg(read)).toContain(piece.split('\n')[0])
})

/** True when all characters of `part` come in `whole`, in that order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const character of whole) if (character === part[at]) at += 1
  return at === part.length
}

const line = fc.oneof(
  fc.constantFrom(
    'kubectl get pods',
    'cat <<EOF',
    'EOF',
    '',
    'A Title',
    'some words',
    '{',
    '  x: 1',
    '```',
    '* star',
    '#+end_src',
    'a \\',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 20 }),
)
/** Prompts are no part of commands, so they go. */
const text = fc
  .array(line, { maxLength: 30 })
  .filter((lines) => lines.every((own) => readPrompt(own) === null))
  .map((lines) => lines.join('\n'))

for (const [name, write] of Object.entries({ notesToMarkdown, notesToOrg })) {
  test(`${name}() loses no character`, () => {
    fc.assert(
      fc.property(text, (source) => {
        const parts = readNotes(source)
        // In Org a fence has other marks, and with it each heading.
        fc.pre(name === 'notesToMarkdown' || parts.every(({ fence }) => fence === null))
        expect(isWithin(source, write(parts))).toBe(true)
      }),
    )
  })
}

const guide = `# Guide

1. Make it:

   \`\`\`bash {dir=src}
   mkdir x
   \`\`\`

\`\`\`console
$ ls
x
\`\`\`

\`\`\`python
print(1)
\`\`\`

\`\`\`
echo plain
\`\`\`{{exec}}

\`\`\`output
plain
\`\`\`

## Open

~~~bash
`

test('notes that have fences already keep them as they are', () => {
  expect(notesToMarkdown(readNotes(guide))).toBe(guide.replace('~~~bash', '\\~~~bash'))
})

test('fences of notes become blocks of Org that do the same', () => {
  const { blocks, headings } = parseOrg('a.org', notesToOrg(readNotes(guide)))
  expect(headings.map(({ title, level }) => `${level} ${title}`)).toEqual(['1 Guide', '2 Open'])
  const said = blocks.map(({ language, code, recorded }) => [language, code, recorded?.text ?? ''])
  expect(said).toEqual([
    ['bash', 'mkdir x', ''],
    ['bash', 'ls', 'x\n'],
    ['python', 'print(1)', ''],
    ['bash', 'echo plain', 'plain\n'],
  ])
})

test.each([
  ['that nothing closes', '~~~a\n', 1],
  ['with an end', '~~~a\n~~~\n', 60_000],
])('many fences %s are read in linear time', (_, piece, parts) => {
  expect(readNotes(piece.repeat(60_000))).toHaveLength(parts)
})

test.skipIf(seedsAbsent)('every command of real lab notes is found, whole and in order', () => {
  const found = readNotes(seedText('aks-notes.txt')).filter(({ kind }) => kind === 'command')
  const starts = found.flatMap((note) =>
    note.text
      .split('\n')
      .flatMap((own, index) =>
        /^(?:kubectl|az|curl|tcpdump|chroot|dmesg|ifconfig|FIRST_NODE|SECOND_NODE)\b/.test(own)
          ? [note.line + index]
          : [],
      ),
  )
  const wanted = seedText('aks-notes.txt')
    .split('\n')
    .flatMap((own, index) =>
      /^(?:kubectl|az|curl|tcpdump|chroot|dmesg|ifconfig|FIRST_NODE|SECOND_NODE)\b/.test(own)
        ? [index + 1]
        : [],
    )
  expect(starts).toEqual(wanted)
})

test.skipIf(seedsAbsent)('a runbook made of real lab notes has a block for each command', () => {
  const parts = readNotes(seedText('aks-notes.txt'))
  const commands = parts.filter(({ kind }) => kind === 'command').length
  const markdown = parseMarkdown('notes.md', notesToMarkdown(parts))
  const org = parseOrg('notes.org', notesToOrg(parts))
  const shells = (blocks: readonly { language: string }[]): number =>
    blocks.filter(({ language }) => language === 'bash').length
  expect([shells(markdown.blocks), shells(org.blocks)]).toEqual([commands, commands])
})

// By hand from the notes: the first line of each part and what it is, c command, o output, g fragment, h heading.
const byHand = `
  1h 5h 7c 9c 11c 13c 16h 19c 23c 26h 34h 35c 38h 39c 42h 43c 44o 47c 50h 51c 54h 55c 58c 62h 63c 65c 68h 69c 73h 74c 77c 79c
  81c 84c 89c 92c 95h 96c 99h 100c 102c 104c 107c 108o 111h 112c 114c 117h 120h 122c 124c 126c 129h 131c 134h 135c 138h 143c
  145o 148c 151o 156c 159o 172c 173o 177o 180h 187h 188c 190c 192c 198h 201c 203c 205c 207c 209c 215c 216o 219h 220c 223h 228c
  232c 235h 237h 238g 246h 253g 264h 271g 281h 287c 290h 295h 296c 298c 300c 301o 304h 308c 313o 325h 326c 328c 332h 338h
  339c 342h 345h 348c 351c 354h 355c 357o 363c 374c 378h 379c 381o 384h 385c 388h 391c 394h 398c 400c 403h 406c 409c`
  .trim()
  .split(/\s+/)

// "VNET routing table" has more small words than a title.
const missed: ReadonlySet<string> = new Set(['325h'])

function partsOf(source: string): string[] {
  return readNotes(source)
    .filter(({ kind }) => kind !== 'blank' && kind !== 'prose')
    .map(({ kind, line: at }) => `${at}${kind === 'fragment' ? 'g' : kind.charAt(0)}`)
}

test.skipIf(seedsAbsent)('every part of real lab notes is what a reader takes it for', () => {
  const wanted = byHand.filter((part) => !missed.has(part))
  expect(partsOf(seedText('aks-notes.txt'))).toEqual(wanted)
})

if (!seedsAbsent) {
  // A known fault.
  test.fails('every title of real lab notes is found', () => {
    expect(partsOf(seedText('aks-notes.txt'))).toEqual(byHand)
  })
}

test('JSON in a section with commands is output, and attached to the command over the words between', async () => {
  const source = 'Get Nodes\nkubectl get nodes -o json\n\ne.g.\n{\n  "kind": "List"\n}\n'
  const document = parseMarkdown('notes.md', notesToMarkdown(readNotes(source)))
  const [block] = document.blocks
  expect(block && blockInUse(document, block).block.recorded?.text).toBe('{\n  "kind": "List"\n}\n')
})

test('a word that warns is no title', () => {
  expect(kinds('Important\nImages match the kernel\n')).toEqual(['1 prose 2'])
})

test('below two blank lines a title may hold a small word', () => {
  expect(kinds('ls -l\n\n\nEnable eBPF mode\n\nls -l\n')[1]).toBe('4 heading 1')
})

test('what was copied from a terminal has commands behind its prompts, and the output below', () => {
  const session =
    'First look\n\n$ ls /srv\nweb\nold mail of mine\nann@host:~$ cat <<EOF\n> a\n> EOF\na\n\nThat is all.\n'
  expect(readNotes(session).map(({ kind, text }) => [kind, text])).toEqual([
    ['heading', 'First look'],
    ['blank', ''],
    ['command', 'ls /srv'],
    ['output', 'web\nold mail of mine'],
    ['command', 'cat <<EOF\na\nEOF'],
    ['output', 'a'],
    ['blank', ''],
    ['prose', 'That is all.'],
  ])
})
