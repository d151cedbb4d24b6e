// Speed and memory, measured on this machine in one run. Ratios are comparable between machines, times are not.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { recordCommands } from '../../dist/cast/recorder.js'
import { parseDocument } from '../../dist/document/parse-document.js'
import { defaultLooks } from '../../dist/render/looks.js'
import { renderGif } from '../../dist/render/render-gif.js'
import { frames } from '../../dist/screen/frames.js'
import { resolveTheme } from '../../dist/screen/resolve-theme.js'
import { besideEmacs } from './beside-emacs.js'
import { benchDocuments } from './documents.js'
import { benchPictures } from './pictures.js'

// With it every Node reads a store of certificates before it begins, three times as long as the start itself.
delete process.env['NODE_EXTRA_CA_CERTS']

const bin = resolve(import.meta.dirname, '../../bin/runbook.js')
const scratch = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Median milliseconds of a process, over several runs. */
function timeOf(args, runs) {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, args, { cwd: scratch, stdio: 'ignore' })
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
    return performance.now() - start
  })
  return median(times)
}

function print(title, figure, remark = '') {
  process.stdout.write(`${title.padEnd(52)} ${figure.padStart(12)}  ${remark}\n`)
}

const ms = (value) => `${value.toFixed(0)} ms`

const empty = timeOf(['-e', '0'], 15)
const version = timeOf([bin, '--version'], 15)
print('an empty Node', ms(empty))
print('runbook --version', ms(version), `${(version / empty).toFixed(2)} times an empty Node`)

const fence = '```bash\ntrue\n```\n\n'
const block = '#+begin_src bash :results output\ntrue\n#+end_src\n\n'
writeFileSync(join(scratch, 'true.md'), fence.repeat(1000))
writeFileSync(
  join(scratch, 'session.org'),
  block.replace('output', 'output :session s').repeat(1000),
)
writeFileSync(join(scratch, 'once.org'), block.repeat(100))
for (const [file, title, count] of [
  ['true.md', '1,000 true blocks in one shell (Markdown)', 1000],
  ['session.org', '1,000 true blocks in a session (Org)', 1000],
  ['once.org', '100 true blocks, each in a shell of its own (Org)', 100],
]) {
  const time = timeOf([bin, 'run', file, '--quiet', '--no-write'], 3)
  print(title, ms(time), `${((time - version) / count).toFixed(2)} ms a block, sandboxed`)
}

const prose = `${'Words that explain the next step to a reader, at some length. '.repeat(8)}\n\n`
const documents = {
  'big.org': `* Step\n\n${prose}${block}#+RESULTS:\n: done\n\n`,
  'big.md': `# Step\n\n${prose}${fence}`,
}
for (const [file, part] of Object.entries(documents)) {
  const text = part.repeat(Math.ceil(1_000_000 / part.length))
  writeFileSync(join(scratch, file), text)
  const start = performance.now()
  const { blocks } = await parseDocument(file, Buffer.from(text))
  const parsed = performance.now() - start
  const listed = timeOf([bin, 'ls', file], 3)
  print(`parse ${file}, 1 MB, ${blocks.length} blocks`, ms(parsed), `runbook ls: ${ms(listed)}`)
}

for (const size of [1, 10, 50]) {
  const part = documents['big.org']
  const text = Buffer.from(part.repeat(Math.ceil((size * 1_000_000) / part.length)))
  const start = performance.now()
  await parseDocument('big.org', text)
  const parsed = performance.now() - start
  print(`parse Org, ${size} MB, in this process`, ms(parsed), `${ms(parsed / size)} a megabyte`)
}

await benchDocuments(print)

const theme = await resolveTheme('runbook-dark')
const lines = Array.from(
  { length: 12 },
  (_, index) => `line ${index} \u001b[3${index % 8}mcoloured\u001b[0m text\r\n`,
)
const cast = recordCommands({
  commands: Array.from({ length: 40 }, (_, index) => ({
    command: `echo command number ${index} --with some-flags --and more`,
    output: Buffer.from(lines.join('')),
    chunks: [],
  })),
  settings: {
    theme: theme.name,
    cols: 88,
    rows: 24,
    fontSize: 16,
    typingMs: 50,
    idleLimitMs: 2000,
    prompt: '$ ',
    looks: {},
  },
  theme,
  timing: 'frozen',
  fingerprint: '',
  title: 'bench',
})
const options = {
  ...defaultLooks,
  theme,
  lightTheme: null,
  comment: '',
  loop: true,
  fpsCap: 30,
  idleLimitMs: 2000,
  lastFrameMs: 1000,
}
renderGif(cast, options)
const start = performance.now()
const { length } = renderGif(cast, options)
const rendered = performance.now() - start
const count = Array.from(frames(cast, options)).length
print(
  `GIF of ${count} frames, 88 x 24 cells`,
  ms(rendered),
  `${(count / (rendered / 1000)).toFixed(0)} frames per second, ${length} bytes`,
)
benchPictures(bin, scratch, print)
print('peak memory of this process', `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`)
besideEmacs(bin, scratch)
