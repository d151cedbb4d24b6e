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

const files = {
  'warm.org': `#+TITLE: Warm\n${Array.from({ length: 10 }, (_, number) => step(number)).join('')}`,
  'warm.md': '# Step\n\nSome prose.\n\n```sh\necho warm\n```\n\n'.repeat(10),
  'warm.cast':
    '{"version": 2, "width": 20, "height": 4}\n[0.1, "o", "$ "]\n[0.2, "o", "warm\\r\\n"]\n',
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
