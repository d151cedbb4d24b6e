// Part of the build: what each verb compiles on its first run is kept, so that no later run compiles it again.
const { spawnSync } = require('node:child_process')
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const { cacheOf, loadBundle } = require('./load-bundle.js')

const step = (number) => `* Step ${number}
:PROPERTIES:
:header-args:sh: :var place="here"
:END:
Some prose.

#+name: part-${number}
#+begin_src sh :results output
echo ${number}
#+end_src

#+begin_src sh :tangle out/${number}.sh :mkdirp yes :noweb yes :session s :results table
<<part-${number}>>
#+end_src

`

/** Colours, a wide character, lines, a program of the whole screen, and enough lines to scroll. */
const warmEvents = [
  '$ ',
  'w',
  '\r\n\u001b[1;31m한 ─\u001b[0m \u001b[38;5;208mb\u001b[38;2;1;2;3;48;2;4;5;6mc\u001b[m',
  '\u001b[?1049h\u001b[?25l\u001b[2J\u001b[?2026h\u001b[2;3Hd\u001b[K\u001b[?2026l',
  '\u001b[?1049l\u001b[?25h',
  ...Array.from({ length: 60 }, (_, number) => `\r\n\u001b[2m${number}\u001b[0m warm`),
].map((data, number) => `${JSON.stringify([number / 10, 'o', data])}\n`)

const files = {
  'warm.org': `#+TITLE: Warm\n${Array.from({ length: 10 }, (_, number) => step(number)).join('')}`,
  'warm.md': '# Step\n\nSome prose.\n\n```sh\necho warm\n```\n\n'.repeat(10),
  'warm.cast': `{"version": 2, "width": 20, "height": 4}\n${warmEvents.join('')}`,
}

const runs = {
  ls: [
    ['ls', 'warm.org'],
    ['ls', 'warm.md'],
  ],
  plan: [['plan', 'warm.org']],
  run: [
    ['run', 'warm.org'],
    ['run', 'warm.md'],
  ],
  tangle: [['tangle', 'warm.org']],
  test: [['test', 'warm.md']],
  render: [['render', 'warm.cast', '-o', 'warm.gif']],
}

/** A verb that fails here, for there may be no sandbox where a package is built, leaves less in its cache. */
async function writeCodeCache(verb) {
  rmSync(cacheOf(verb), { force: true })
  const { main, script } = loadBundle(verb)
  for (const words of runs[verb]) await main(words)
  writeFileSync(cacheOf(verb), script.createCachedData())
}

function writeCodeCaches() {
  const cwd = mkdtempSync(join(tmpdir(), 'runbook-warm-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
  for (const verb of Object.keys(runs)) {
    spawnSync(process.execPath, [__filename, verb], { cwd, timeout: 60_000 })
  }
  rmSync(cwd, { recursive: true })
}

const [verb] = process.argv.slice(2)
if (verb) void writeCodeCache(verb)
else writeCodeCaches()
