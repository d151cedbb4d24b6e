// Part of the build: what each verb compiles on its first run is kept, so that no later run compiles it again.
const { spawnSync } = require('node:child_process')
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

const { cacheOf, loadBundle } = require('./load-bundle.js')

const files = {
  'warm.org':
    '#+TITLE: Warm\n* Step\n#+begin_src sh :tangle warm.txt :results output\necho warm\n#+end_src\n',
  'warm.md': '# Step\n\n```sh\necho warm\n```\n',
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
  for (const verb of Object.keys(runs)) spawnSync(process.execPath, [__filename, verb], { cwd })
  rmSync(cwd, { recursive: true })
}

const [verb] = process.argv.slice(2)
if (verb) void writeCodeCache(verb)
else writeCodeCaches()
