import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'

import { parseOrg } from '../../src/document/org/parse-org.ts'
import { askEmacs } from './emacs/ask-emacs.ts'
import { type ElementLine, elementLine, ourElements } from './our-elements.ts'

/** Emacs reads 100 KiB a second where its Org was not compiled. */
const timeout = 300_000
const directory = process.env['RUNBOOK_ORG_FILES'] ?? ''
const hasEmacs = spawnSync('emacs', ['--version'], { stdio: 'ignore' }).status === 0
const scratch = mkdtempSync(join(tmpdir(), 'runbook-elements-'))
afterAll(() => rmSync(scratch, { recursive: true }))

/** Elements of a file as org-element finds them. */
async function emacsElements(path: string): Promise<ElementLine[]> {
  const words = [path, 'objects']
  const question = { lisp: 'elements.el', name: 'elements-print', words, home: scratch }
  const said = await askEmacs({ ...question, directory: scratch })
  return said
    .split('\n')
    .filter(Boolean)
    .map((line) => readElement(line))
}

function readElement(line: string): ElementLine {
  type Answer = [string, number, number, number, (string | null)[]]
  const [type, begin, start, end, detail] = JSON.parse(line) as Answer
  const isTold = type === 'src-block' || type.startsWith('inline-')
  return elementLine(type, [begin, start, end], isTold ? detail.map((word) => word ?? '') : [])
}

async function differences(
  path: string,
): Promise<{ missing: ElementLine[]; extra: ElementLine[] }> {
  const theirs = await emacsElements(path)
  const ours = ourElements(parseOrg(path, readFileSync(path, 'utf8')))
  const [known, found] = [new Set(theirs), new Set(ours)]
  const missing = theirs.filter((line) => !found.has(line))
  const extra = ours.filter((line) => !known.has(line))
  const counts = `${theirs.length} elements, ${theirs.length - missing.length} equal`
  process.stdout.write(`${basename(path)}: ${counts}\n`)
  return { missing, extra }
}

const files = directory === '' ? [] : readdirSync(directory).filter((name) => name.endsWith('.org'))
const noEmacs = hasEmacs ? '' : ' (no emacs on PATH)'
const noFiles = files.length > 0 ? '' : ' (RUNBOOK_ORG_FILES names no directory of .org files)'

if (noFiles !== '' || noEmacs !== '')
  test.skip(`our elements of given files are those of org-element${noFiles}${noEmacs}`)
else
  test.each(files)('our elements of %s are those of org-element', { timeout }, async (name) => {
    expect(await differences(join(directory, name))).toEqual({ missing: [], extra: [] })
  })

/** Pieces that a document is put together from; a blank line may stand between any two. */
const pieces = [
  '* TODO Heading :tag:\n:PROPERTIES:\n:CUSTOM_ID: a\n:END:\n',
  '** Überschrift 日本 🚀\nSCHEDULED: <2024-01-01 Mon>\n',
  'Prose with src_sh[:results raw]{echo "ž 🚀"} and call_name(x=1).\nIts next line, =src_sh{no}=.\n',
  '#+name: größe\n#+header: :var x=1\n#+begin_src sh -n :results output  :dir "/tmp/ä"\n  echo 🚀\n\n  ,* star\n#+end_src\n',
  '  #+BEGIN_SRC python\n  print(1)\n  #+END_SRC\n',
  '#+begin_src\n#+end_src\n',
  '#+name: e\n#+begin_example -n\n,#+begin_src sh\ntext\n#+end_example\n',
  '#+RESULTS: größe\n: 1\n: 2\n',
  '#+name: t\n| a | ž |\n|---+---|\n| 1 | 🚀 |\n#+tblfm: $1=2\n',
  ':LOGBOOK:\nCLOCK: [2024-01-01 Mon 10:00]\n:END:\n',
  ':note:\n- one\n  - two\n\n    : fixed\n- three ::\n  text\n:end:\n',
  '- [ ] item :: text\n  #+begin_src sh\n  ls\n  #+end_src\n\n  more\n- last\n',
  '1. one\n2. [@5] two\n   - deep\n\n\nAfter the list.\n',
  '#+begin_quote\nQuoted.\n#+begin_src sh\nls\n#+end_src\n#+end_quote\n',
  '#+call: name(x=1) :results raw\n',
  '#+TITLE: Title\n',
  '# comment\n#\n# more\n',
  '-----\n',
  '[fn:1] Text of a note.\nMore of it.\n',
  '#+begin_export html\n<b>\n#+end_export\n',
  '\\begin{equation}\nx\n\\end{equation}\n',
  '#+begin_src sh\nnever closed\n',
]

test.runIf(hasEmacs).each([1, 2, 3])(
  `our elements of a large document from seed %i are those of org-element${noEmacs}`,
  { timeout },
  async (seed) => {
    const piece = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom('', '\n', '\n\n'))
    const [parts = []] = fc.sample(
      fc.array(piece, { minLength: 2000, maxLength: 2000, size: 'max' }),
      { seed, numRuns: 1 },
    )
    const path = join(scratch, `seed-${seed}.org`)
    writeFileSync(path, parts.flat().join(''))
    expect(await differences(path)).toEqual({ missing: [], extra: [] })
  },
)
