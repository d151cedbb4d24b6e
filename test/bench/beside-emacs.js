// The same work by runbook and by Emacs in one run, whole processes both. ORG_LISP puts another Org in front of Emacs' own.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Emacs is stopped after 25 s, and the ratio is then a lower bound; nothing of ours may take a minute. */
const patienceMs = { emacs: 25_000, runbook: 60_000 }
const [shortMs, veryShortMs] = [2000, 500]

const lisp = `(progn
  (setq vc-handled-backends nil make-backup-files nil create-lockfiles nil auto-save-default nil)
  (require 'org) (require 'ob-shell) (require 'ob-tangle)
  (setq org-confirm-babel-evaluate nil))`
const execute = '(progn (org-babel-execute-buffer) (save-buffer))'
const parse = '(org-element-parse-buffer (quote element))'

/** Blocks under a heading for every ten, as people write them. */
function blocks(count, block) {
  return Array.from({ length: count }, (_, index) => {
    const heading = index % 10 === 0 ? `* Step ${index}\n\n` : ''
    return `${heading}${block(index)}\n`
  }).join('')
}

const source = (body, header = '') => `#+begin_src sh ${header}\n${body}\n#+end_src\n`
const references = (count) => Array.from({ length: count }, (_, index) => `<<part-${index}>>`)
const prose = `${'Words that explain the next step to a reader, at some length. '.repeat(8)}\n\n`

function large(megabytes) {
  const part = `* Step\n\n${prose}${source('true')}\n#+RESULTS:\n: done\n\n`
  return part.repeat(Math.ceil((megabytes * 1_000_000) / part.length))
}

/** What is compared: title, ratio to reach, document, our words, Emacs' form after loading Org and the document. */
const rows = [
  ['start: --version', 4, '', '--version', ''],
  ['start: an empty document', 4, '\n', 'run -q case.org', execute],
  ...[100, 1000].flatMap((count) => [
    [
      `${count} sh blocks`,
      10,
      blocks(count, (index) => source(`echo ${index}`, ':results output')),
      'run -q case.org',
      execute,
    ],
    [
      `${count} sh blocks in a session`,
      20,
      blocks(count, (index) => source(`echo ${index}`, ':results output :session s')),
      'run -q case.org',
      execute,
    ],
  ]),
  ...[1000, 10_000].flatMap((count) => [
    [
      `tangle ${count} blocks to one file`,
      20,
      blocks(count, (index) => source(`echo ${index}`, ':tangle all.sh')),
      'tangle -q case.org',
      '(org-babel-tangle)',
    ],
    [
      `tangle ${count} blocks to as many files`,
      20,
      blocks(count, (index) => source(`echo ${index}`, `:tangle out/${index}.sh :mkdirp yes`)),
      'tangle -q case.org',
      '(org-babel-tangle)',
    ],
  ]),
  [
    'tangle 1000 noweb references',
    20,
    source(references(1000).join('\n'), ':noweb yes :tangle all.sh') +
      blocks(1000, (index) => `#+name: part-${index}\n${source(`echo ${index}`)}`),
    'tangle -q case.org',
    '(org-babel-tangle)',
  ],
  ...[1, 10, 50].map((size) => [
    `parse ${size} MB (ours: ls)`,
    0,
    () => large(size),
    'ls -q case.org',
    parse,
  ]),
]

/** Milliseconds of a process in a fresh directory with the document; the median of three, of seven when they are very short. */
function timeOf(command, words, { scratch, text }) {
  const timeout = command === 'emacs' ? patienceMs.emacs : patienceMs.runbook
  const times = []
  for (let run = 0; run < 7; run += 1) {
    // Not the same one again: ext4 is slow to make files where it has just deleted as many.
    const directory = mkdtempSync(join(scratch, 'case-'))
    const home = join(scratch, 'home')
    mkdirSync(home, { recursive: true })
    writeFileSync(join(directory, 'case.org'), text)
    const start = performance.now()
    const { status, signal, stderr } = spawnSync(command, words, {
      cwd: directory,
      env: { ...process.env, HOME: home },
      timeout,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const time = performance.now() - start
    if (signal) return { time: timeout, stopped: true }
    if (status !== 0)
      throw new Error(`${command} ${words.join(' ')} ended with ${status}: ${stderr}`)
    times.push(time)
    if (time > shortMs || (run === 2 && time > veryShortMs)) break
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { time: sorted[Math.floor(sorted.length / 2)], stopped: false }
}

const seconds = ({ time, stopped }) => `${stopped ? 'over ' : ''}${(time / 1000).toFixed(2)} s`

/** The last column: how many times as long as we Emacs takes, and the ratio to reach. */
function verdict(ours, theirs, goal) {
  if (ours.stopped) return 'ours did not end'
  const ratio = theirs.time / ours.time
  const text = `${theirs.stopped ? 'over ' : ''}${ratio.toFixed(1)} times`
  if (goal === 0) return text
  const below = theirs.stopped ? 'not known, Emacs was stopped' : 'below'
  return `${text}, goal ${goal}${ratio >= goal ? '' : `: ${below}`}`
}

/** Prints a line for each comparison; `bin` is our command line, `scratch` a directory to work in. */
export function besideEmacs(bin, scratch) {
  const org = process.env['ORG_LISP']
  const load = ['-Q', '--batch', ...(org ? ['-L', org] : []), '--eval', lisp]
  if (spawnSync('emacs', ['--version'], { stdio: 'ignore' }).status !== 0) {
    process.stdout.write('beside Emacs: left out, there is no emacs on PATH\n')
    return
  }
  process.stdout.write('\nbeside Emacs (whole processes)                 ours        Emacs\n')
  for (const [title, goal, document, words, form] of rows) {
    const text = typeof document === 'function' ? document() : document
    const ours = timeOf(process.execPath, [bin, ...words.split(' ')], { scratch, text })
    const visit = form === '' ? [] : ['case.org', '--eval', form]
    const theirs = timeOf('emacs', [...load, ...visit], { scratch, text })
    process.stdout.write(
      `${title.padEnd(40)} ${seconds(ours).padStart(10)} ${seconds(theirs).padStart(12)}  ${verdict(ours, theirs, goal)}\n`,
    )
  }
}
