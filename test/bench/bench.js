// Speed and memory, measured on this machine in one run. Ratios are comparable between machines, times are not.
// Words choose parts: npm run bench -- starts documents encoder pictures emacs tapes
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { besideEmacs } from './beside-emacs.js'
import { benchDocuments } from './documents.js'
import { benchEncoder } from './encoder.js'
import { benchPictures } from './pictures.js'
import { benchStarts } from './starts.js'
import { benchTapes } from './tapes.js'

// With it every Node reads a store of certificates before it begins, three times as long as the start itself.
delete process.env['NODE_EXTRA_CA_CERTS']

const bin = resolve(import.meta.dirname, '../../bin/runbook.js')
const scratch = mkdtempSync(join(tmpdir(), 'runbook-bench-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))

function print(title, figure, remark = '') {
  process.stdout.write(`${title.padEnd(52)} ${figure.padStart(12)}  ${remark}\n`)
}

const parts = {
  starts: () => benchStarts(bin, scratch, print),
  documents: () => benchDocuments(print),
  encoder: () => benchEncoder(print),
  pictures: () => benchPictures(bin, scratch, print),
  emacs: () => besideEmacs(bin, scratch),
  tapes: () => benchTapes(bin, scratch),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0)
  throw new Error(`There is no ${unknown.join(', ')}, only ${Object.keys(parts).join(', ')}.`)
for (const [name, measure] of Object.entries(parts))
  if (asked.length === 0 || asked.includes(name)) await measure()
print('peak memory of this process', `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`)
