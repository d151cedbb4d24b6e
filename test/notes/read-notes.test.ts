import fc from 'fast-check'
import { expect, test } from 'vitest'

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
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'))

for (const [name, write] of Object.entries({ notesToMarkdown, notesToOrg })) {
  test(`${name}() loses no character`, () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(isWithin(source, write(readNotes(source)))).toBe(true)
      }),
    )
  })
}

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
  const org = parseOrg('notes.org', notesToOrg(parts), () => null)
  const shells = (blocks: readonly { language: string }[]): number =>
    blocks.filter(({ language }) => language === 'bash').length
  expect([shells(markdown.blocks), shells(org.blocks)]).toEqual([commands, commands])
})
