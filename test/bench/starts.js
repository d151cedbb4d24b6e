// Start-up, blocks that do nothing, and parsing of Org and Markdown.
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseDocument } from '../../dist/document/parse-document.js'

const ms = (value) => `${value.toFixed(0)} ms`
const fence = '```bash\ntrue\n```\n\n'
const block = '#+begin_src bash :results output\ntrue\n#+end_src\n\n'
const prose = `${'Words that explain the next step to a reader, at some length. '.repeat(8)}\n\n`
const documents = {
  'big.org': `* Step\n\n${prose}${block}#+RESULTS:\n: done\n\n`,
  'big.md': `# Step\n\n${prose}${fence}`,
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

/** Median milliseconds of a process, over several runs. */
function timeOf(args, runs, cwd) {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, args, { cwd, stdio: 'ignore' })
    if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
    return performance.now() - start
  })
  return median(times)
}

/** Measures; `print` takes a title, a figure and a remark. */
export async function benchStarts(bin, scratch, print) {
  const empty = timeOf(['-e', '0'], 15, scratch)
  const version = timeOf([bin, '--version'], 15, scratch)
  print('an empty Node', ms(empty))
  print('runbook --version', ms(version), `${(version / empty).toFixed(2)} times an empty Node`)
  benchBlocks(bin, scratch, { print, version })
  for (const [file, part] of Object.entries(documents)) {
    const text = part.repeat(Math.ceil(1_000_000 / part.length))
    writeFileSync(join(scratch, file), text)
    const start = performance.now()
    const { blocks } = await parseDocument(file, Buffer.from(text))
    const parsed = performance.now() - start
    const listed = timeOf([bin, 'ls', file], 3, scratch)
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
}

function benchBlocks(bin, scratch, { print, version }) {
  const inSession = block.replace('output', 'output :session s')
  for (const [file, text, title, count] of [
    ['true.md', fence, '1,000 true blocks in one shell (Markdown)', 1000],
    ['session.org', inSession, '1,000 true blocks in a session (Org)', 1000],
    ['once.org', block, '100 true blocks, each in a shell of its own (Org)', 100],
  ]) {
    writeFileSync(join(scratch, file), text.repeat(count))
    const time = timeOf([bin, 'run', file, '--quiet', '--no-write'], 3, scratch)
    print(title, ms(time), `${((time - version) / count).toFixed(2)} ms a block, sandboxed`)
  }
}
