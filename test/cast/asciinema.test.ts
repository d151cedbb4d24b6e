import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import type { CastEvent } from '../../src/cast/asciicast.ts'
import { writeAsciicast } from '../../src/cast/write-asciicast.ts'

const version = spawnSync('asciinema', ['--version'], { encoding: 'utf8' }).stdout ?? ''

const header = {
  cols: 80,
  rows: 24,
  title: 'a "title"',
  command: 'bash',
  idleTimeLimit: 2.5,
  theme: null,
  fingerprint: 'sha256:00',
  overlay: { captions: false, keystrokes: false },
  boldIsBright: false,
}
const events: CastEvent[] = [
  { time: 0, code: 'm', data: 'chapter' },
  { time: 0.1, code: 'o', data: '한글 \u001b[1m"x"\u001b[0m\r\n' },
  { time: 0.2, code: 'i', data: 'q' },
  { time: 0.3, code: 'r', data: '100x30' },
  { time: 0.4, code: 'o', data: 'end\u2028\\\r\n' },
  { time: 0.5, code: 'x', data: '0' },
]

// Releases before 3 read the versions 1 and 2 only, and want a terminal of their own.
test.skipIf(version === '')('asciinema cat prints the output of a cast of version 2', () => {
  const directory = mkdtempSync(join(tmpdir(), 'runbook-asciinema-'))
  try {
    writeFileSync(join(directory, 'a.cast'), writeAsciicast({ header, events }, 2))
    execFileSync('script', ['-qec', 'asciinema cat a.cast >printed', '/dev/null'], {
      cwd: directory,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    const output = events.filter(({ code }) => code === 'o').map(({ data }) => data)
    expect(readFileSync(join(directory, 'printed'), 'utf8')).toBe(output.join(''))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
