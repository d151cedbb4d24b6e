import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { decodeString } from 'micromark-util-decode-string'
import { afterAll, expect, test } from 'vitest'

import { buildDocument } from '../../src/build-document.ts'
import { runOptions } from '../../src/cli/commands/run.ts'
import { checkCorpus } from './check-corpus.ts'
import { layOut } from './corpus.ts'

const root = mkdtempSync(join(tmpdir(), 'runbook-export-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const formats = ['org', 'html'] as const
const { signal } = new AbortController()
const none: readonly string[] = []
const flags = {
  allowEnv: none,
  allowRemote: none,
  allowRead: none,
  allowWrite: none,
  env: ['TZ=UTC', 'LC_ALL=C.UTF-8'],
  only: none,
  keepGoing: true,
  record: false,
  write: false,
  castVersion: '2',
  sandbox: 'auto',
}

type Answer = Partial<Record<(typeof formats)[number], string>>

/** What a document becomes in each format; none where a mistake of the document ends the export. */
async function exported(name: string): Promise<Answer> {
  const answer: Answer = {}
  for (const format of formats) {
    const directory = join(mkdtempSync(join(root, 'case-')), name)
    const path = layOut(name, directory)
    const written = readFileSync(path)
    // oxlint-disable-next-line no-await-in-loop -- as a user would
    const text = await build(path, format)
    expect(readFileSync(path).equals(written)).toBe(true)
    if (text !== null) answer[format] = comparable(text.replaceAll(join(directory, '..'), '$DIR'))
  }
  return answer
}

async function build(path: string, format: (typeof formats)[number]): Promise<string | null> {
  const run = runOptions(path, [], flags, signal)
  const options = { run, format, bodyOnly: true, base: '', execute: true, allowRawHtml: true }
  let text: string | null = null
  let fails = false
  try {
    for await (const event of buildDocument(options)) {
      // Emacs looks for no traps.
      fails ||= event.type === 'problem' && event.error.code !== 'E_TRAP'
      if (event.type === 'exported') text = event.exported.text
    }
  } catch {
    return null
  }
  return fails ? null : text
}

/** Words of Org's own tables, which it writes with references in some languages and with characters in others. */
const ownWords = /(?<=<h2(?: class="footnotes")?>|-number">)[^<]*/g

/** Anchors are drawn by lot, and our pages have no script that would highlight lines. */
function comparable(text: string): string {
  const anchors = new Map<string, string>()
  return text
    .replaceAll(/ onmouse(?:over|out)="CodeHighlight[^"]*"/g, '')
    .replaceAll(ownWords, (words) => decodeString(words))
    .replaceAll(/\borg[0-9a-f]{7}\b/g, (anchor) => {
      if (!anchors.has(anchor)) anchors.set(anchor, `anchor-${anchors.size}`)
      return anchors.get(anchor) ?? ''
    })
}

function answer(directory: string): Answer {
  return Object.fromEntries(
    formats
      .map((format) => [format, join(directory, `export.${format}`)] as const)
      .filter(([, path]) => existsSync(path))
      .map(([format, path]) => [format, comparable(readFileSync(path, 'utf8'))]),
  )
}

test('an export of a document that is not there fails', async () => {
  expect(await build(join(root, 'none.org'), 'org')).toBeNull()
})

checkCorpus({ verb: 'export', ours: exported, answer })
