import { expect, test } from 'vitest'

import { blockInUse } from '../../src/classify/block-in-use.ts'
import { parseDocument } from '../../src/document/parse-document.ts'

async function recorded(below: string) {
  const source = `\`\`\`bash\nip route\n\`\`\`\n\n${below}`
  const document = await parseDocument('a.md', Buffer.from(source))
  const [block] = document.blocks
  const shown = block ? blockInUse(document, block).block.recorded : null
  return (
    shown && {
      kind: shown.kind,
      text: shown.text,
      source: source.slice(shown.span.start, shown.span.end),
    }
  )
}

test('a block quote below a block is its output', async () => {
  expect(await recorded('> default via 10.0.0.1\n>   dev eth0  \n\nText.\n')).toEqual({
    kind: 'quoted',
    text: 'default via 10.0.0.1\n  dev eth0\n',
    source: '> default via 10.0.0.1\n>   dev eth0  \n',
  })
})

test('bare text that looks like output is output, over blank lines too', async () => {
  const text = 'NAME: web\nSTATUS: deployed\n\nREVISION: 1\n'
  expect(await recorded(`${text}\nThen go on.\n`)).toEqual({ kind: 'quoted', text, source: text })
})

test('the version that the notes of a chart say is output, what follows is not', async () => {
  const text = 'STATUS: deployed\nNOTES:\nInstalled.\n\nYour release version is 1.2.3.\n'
  const shown = await recorded(`${text}\nThen version 1.2.4 came.\n`)
  expect(shown?.text).toBe(text)
})

test('a sentence of very many words below the notes of a chart is read in linear time', async () => {
  const text = 'STATUS: deployed\nNOTES:\nInstalled.\n'
  const shown = await recorded(`${text}\n${'The chart '.repeat(30_000)}\n`)
  expect(shown?.text).toBe(text)
})

for (const [title, below] of [
  ['a remark', '> **Note** this takes a while.\n'],
  ['a quoted sentence', '> The network is up now, as you can see.\n'],
  ['prose', 'Now the route is known to you.\n'],
  ['a list', '- name: web\n- status: up\n'],
  ['a table', '| NAME   STATUS   AGE |\n'],
  ['a heading', '# STATUS: up\n'],
] as const) {
  test(`${title} below a block is no output`, async () => {
    expect(await recorded(below)).toBeNull()
  })
}

test('an unlabelled fence below a block that holds commands is no output of it', async () => {
  expect(await recorded('```\nhelm install web ./chart \\\n  --wait\n```\n')).toBeNull()
})

test('very many paragraphs of output are read without recursion', async () => {
  const text = '12\n\n'.repeat(30_000)
  expect((await recorded(`${text}Then go on.\n`))?.source).toBe(text.slice(0, -1))
})
