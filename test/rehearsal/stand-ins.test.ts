import { spawn } from 'node:child_process'
import {
  closeSync,
  constants,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

import { expect, onTestFinished, test } from 'vitest'

import { AnswerBook } from '../../src/rehearsal/answer-book.ts'
import { parseCassette } from '../../src/rehearsal/cassette.ts'
import { openStandIns, type StandIns } from '../../src/rehearsal/stand-ins.ts'

const cassette = `
version: 1
commands:
  - run: kubectl get pods
    answers:
      - stdout: |
          first
      - stdout: |
          second
  - run: kubectl fail
    stdout: "out\\n"
    stderr: "err\\n"
    exit: 3
  - run: kubectl slow
    delay: 300ms
    stdout: "slow\\n"
  - run: kubectl apply ...
    stdout: "applied\\n"
    repeat: last
  - run: kubectl no-newline
    stdout: "\\0\\xff end"
  - run: curl -O https://example.org/get.sh
    stdout: "saved\\n"
    files:
      get.sh: |
        echo got
      tools/bin/check: { text: "#!/bin/sh\\necho checked\\n", executable: true }
  - run: head -n 1 motd
    stdout: "played\\n"
    repeat: last
`

const download = 'curl -O https://example.org/get.sh'

interface Result {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Where scripts see the stand-ins. */
type Place = 'sandbox' | 'host'
const mounted = '/tmp/rehearsal'

function open(place: Place): StandIns {
  const remote = ['kubectl', 'curl', 'sudo', 'watch'].map((name) => [name, ''] as const)
  const programs = new Map([...remote, ['head', '/usr/bin/head']])
  const book = new AnswerBook(parseCassette('x.rehearsal.yaml', cassette), [])
  const standIns = openStandIns({ programs, book, inside: place === 'sandbox' ? mounted : null })
  onTestFinished(() => standIns.close())
  return standIns
}

/** A sandbox in which the stand-ins' directory cannot be written. */
function sandboxed(directory: string): string[] {
  const base = '--ro-bind / / --dev /dev --proc /proc --tmpfs /tmp --unshare-pid --die-with-parent'
  return ['bwrap', ...base.split(' '), '--ro-bind', directory, mounted, '--remount-ro', '/tmp']
}

async function run(
  { directory }: StandIns,
  script: string,
  place: Place = 'host',
): Promise<Result> {
  const root = place === 'host' ? directory : mounted
  const words = [...(place === 'host' ? [] : sandboxed(directory)), 'bash', '-c', script]
  const [file = '', ...args] = words
  const child = spawn(file, args, {
    env: { PATH: `${root}/bin:/usr/bin:/bin` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = [child.stdout, child.stderr].map(async (stream) =>
    Buffer.concat(await stream.toArray()).toString(),
  )
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, stdout: (await stdout) ?? '', stderr: (await stderr) ?? '' }
}

/** Writes to the FIFO of questions as any code in the sandbox could; what does not fit is lost. */
function writeRaw({ directory }: StandIns, text: string): void {
  const fifo = openSync(join(directory, 'ask'), constants.O_WRONLY | constants.O_NONBLOCK)
  try {
    writeSync(fifo, text)
  } finally {
    closeSync(fifo)
  }
}

for (const place of ['host', 'sandbox'] as const) {
  test(`openStandIns() answers by occurrence, ${place}`, async () => {
    const result = await run(open(place), 'kubectl get pods; kubectl get pods', place)
    expect(result).toEqual({ code: 0, stdout: 'first\nsecond\n', stderr: '' })
  })
}

test('openStandIns() gives stdout, stderr and exit code', async () => {
  expect(await run(open('host'), 'kubectl fail')).toEqual({
    code: 3,
    stdout: 'out\n',
    stderr: 'err\n',
  })
})

test('openStandIns() gives bytes as they are in the cassette', async () => {
  expect((await run(open('host'), 'kubectl no-newline')).stdout).toBe('\0ÿ end')
})

test('openStandIns() waits for the delay', async () => {
  const script =
    's=$(date +%s%N); kubectl slow >/dev/null; e=$(date +%s%N); echo $(( e - s >= 300000000 ))'
  expect((await run(open('host'), script)).stdout).toBe('1\n')
})

test('openStandIns() hands over arguments as they were', async () => {
  const standIns = open('host')
  await run(standIns, `kubectl apply 'a b' '' $'x\\ny' $'\\001RUNBOOK\\001' '한글' '$(x)' '\\'`)
  expect(standIns.calls[0]?.argv).toEqual([
    'kubectl',
    'apply',
    'a b',
    '',
    'x\ny',
    '\u0001RUNBOOK\u0001',
    '한글',
    '$(x)',
    '\\',
  ])
})

test('openStandIns() takes arguments of 100 kB', async () => {
  const standIns = open('host')
  const { stdout } = await run(standIns, `kubectl apply "$(head -c 100000 /dev/zero | tr '\\0' x)"`)
  expect([stdout, standIns.calls[0]?.argv[2]?.length]).toEqual(['applied\n', 100_000])
})

test('openStandIns() lists a call that nothing answers as uncovered, and lets it succeed', async () => {
  const standIns = open('host')
  const result = await run(standIns, 'kubectl other')
  expect([result, standIns.calls]).toEqual([
    { code: 0, stdout: '', stderr: '' },
    [{ argv: ['kubectl', 'other'], block: -1, coverage: 'uncovered' }],
  ])
})

test.each(['-f -', '-f-', '--filename=-', '-f /dev/stdin'])(
  'openStandIns() reads standard input to its end for %s',
  async (words) => {
    const script = `set -o pipefail; head -c 1000000 /dev/zero | kubectl apply ${words}; echo "\${PIPESTATUS[@]}"`
    expect((await run(open('host'), script)).stdout).toBe('applied\n0 0\n')
  },
)

test('openStandIns() answers two stand-ins in one pipeline', async () => {
  expect((await run(open('host'), 'kubectl get pods | kubectl apply -f -')).stdout).toBe(
    'applied\n',
  )
})

test('openStandIns() answers many calls at one time, each its own', async () => {
  const standIns = open('sandbox')
  const many = 'for i in {1..15}; do kubectl apply $i & done; wait'
  const [left, right] = await Promise.all([
    run(standIns, many, 'sandbox'),
    run(standIns, many, 'sandbox'),
  ])
  expect([left.stdout, right.stdout, standIns.calls.length]).toEqual([
    'applied\n'.repeat(15),
    'applied\n'.repeat(15),
    30,
  ])
})

test('openStandIns() answers whatever bash options and functions the caller exports', async () => {
  const script =
    'cat() { echo wrong; }; export -f cat; export SHELLOPTS; set -xveu; kubectl get pods 2>&1'
  expect((await run(open('host'), `exec 2>/dev/null; ${script}`)).stdout).toBe('first\n')
})

test('openStandIns() answers after a stand-in that was killed', async () => {
  const script =
    'for i in {1..10}; do kubectl apply $i >/dev/null & kill -9 $!; done; wait; kubectl get pods'
  expect((await run(open('host'), script)).stdout).toContain('first\n')
})

const garbage: readonly (readonly [what: string, text: string])[] = [
  ['text', 'hello\n'],
  ['the beginning of a request', '1.2 3\0kubectl\0get\0'],
  ['a request that ends within a word', '1.2 3\0kubectl\0get\0po'],
  ['a request of too few words', '1.2 99999\0kubectl\0\n'],
  ['a request without words', '1.2 0\0\n'],
  ['zeros', '\0'.repeat(50_000)],
]

test.each(garbage)('openStandIns() answers after someone wrote %s', async (_what, text) => {
  const standIns = open('host')
  writeRaw(standIns, text)
  await wait(20)
  expect((await run(standIns, 'kubectl get pods')).stdout).toBe('first\n')
})

test('openStandIns() answers after six thousand questions whose replies nobody read', async () => {
  const standIns = open('host')
  for (let batch = 0; batch < 60; batch += 1) {
    writeRaw(
      standIns,
      Array.from({ length: 100 }, (_, i) => `${batch}.${i} 2\0kubectl\0apply\0\n`).join(''),
    )
    await wait(1)
  }
  expect((await run(standIns, 'kubectl get pods')).stdout).toBe('first\n')
})

test('openStandIns() ends a call whose request is too long with an error, and answers the next one', async () => {
  const standIns = open('host')
  const long =
    'a=$(head -c 120000 /dev/zero | tr "\\0" x); kubectl $a $a $a $a $a $a $a $a $a $a; echo "code $?"; kubectl get pods'
  expect((await run(standIns, long)).stdout).toBe('code 1\nfirst\n')
})

/** An empty directory that scripts can write to. */
function emptyDirectory(): string {
  const path = mkdtempSync(join(tmpdir(), 'stand-ins-test-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

test('openStandIns() leaves the files of an answer where the command runs', async () => {
  const script = `cd ${emptyDirectory()}; mkdir sub; cd sub; ${download}; bash get.sh; tools/bin/check; ls ..`
  expect((await run(open('host'), script)).stdout).toBe('saved\ngot\nchecked\nsub\n')
})

test('openStandIns() overwrites a file, as the command would', async () => {
  const script = `cd ${emptyDirectory()}; echo long ago and far away >get.sh; ${download}; cat get.sh`
  expect((await run(open('host'), script)).stdout).toBe('saved\necho got\n')
})

const links: readonly (readonly [what: string, script: string, path: string])[] = [
  ['file', 'ln -s ../precious get.sh', 'get.sh'],
  ['dangling file', 'ln -s ../nothing get.sh', 'get.sh'],
  ['directory', 'ln -s .. tools', 'tools'],
  ['directory further down', 'mkdir tools; ln -s ../.. tools/bin', 'tools/bin'],
]

test.each(links)('openStandIns() follows no link to a %s', async (_what, script, path) => {
  const directory = emptyDirectory()
  const prepare = `cd ${directory}; echo mine >precious; mkdir sub; cd sub; ${script}`
  const { stdout, stderr } = await run(
    open('host'),
    `${prepare}; ${download}; echo $?; cat ../precious; ls ..`,
  )
  expect([stdout, stderr.includes(`${path} is a link`)]).toEqual(['1\nmine\nprecious\nsub\n', true])
})

test('openStandIns() plays a program of this machine where the cassette has an answer', async () => {
  expect((await run(open('host'), 'echo unread | head -n 1 motd')).stdout).toBe('played\n')
})

test('openStandIns() runs a program of this machine for real where the cassette has no answer', async () => {
  const standIns = open('host')
  const { stdout } = await run(
    standIns,
    "printf 'a b\\nc\\n' | head -n 1 -; head /no/such 2>&- || echo $?",
  )
  expect([stdout, standIns.calls]).toEqual(['a b\n1\n', []])
})

test('openStandIns() writes the same answer once', async () => {
  const standIns = open('host')
  await run(standIns, 'for i in {1..5}; do kubectl apply $i; done')
  expect(readdirSync(join(standIns.directory, 'answers')).length).toBeLessThanOrEqual(2)
})

test('openStandIns() keeps its directory to this user', () => {
  expect(statSync(open('host').directory).mode & 0o777).toBe(0o700)
})

test('openStandIns() runs the rest of the words of sudo', async () => {
  expect((await run(open('host'), 'sudo -n -u root A=1 kubectl get pods')).stdout).toBe('first\n')
})

test.each(['watch kubectl get pods', "watch -n 2 -d 'kubectl get pods'"])(
  'openStandIns() runs %s once',
  async (script) => {
    expect((await run(open('host'), script)).stdout).toBe('first\n')
  },
)

test.each(['sudo', 'sudo -u', 'sudo -v', 'watch', 'watch -n'])(
  'openStandIns() ends %s, which has no command',
  async (script) => {
    expect((await run(open('host'), `timeout 5 ${script}; (($? < 2)) && echo ended`)).stdout).toBe(
      'ended\n',
    )
  },
)

test.each(['-O-', '-o -'])(
  'openStandIns() does not wait for a terminal because of %s',
  async (words) => {
    const terminal = `timeout 5 script -qec 'kubectl apply ${words}' /dev/null <&"\${COPROC[0]}"`
    const { stdout } = await run(open('host'), `coproc sleep 30; ${terminal}; kill "$COPROC_PID"`)
    expect(stdout).toBe('applied\r\n')
  },
)

test('openStandIns() works in a directory with blanks in its path', async () => {
  const before = process.env['TMPDIR']
  const folder = mkdtempSync(join(tmpdir(), 'with blanks $& '))
  process.env['TMPDIR'] = folder
  onTestFinished(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(folder, { recursive: true })
  })
  expect((await run(open('host'), 'kubectl get pods')).stdout).toBe('first\n')
})

test('close() removes everything', () => {
  const standIns = open('host')
  standIns.close()
  expect(existsSync(standIns.directory)).toBe(false)
})
