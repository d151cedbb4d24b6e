import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

function block(language: string, code: string, header = ''): string {
  return `#+begin_src ${language} :session s ${header}\n${code}\n#+end_src\n\n`
}

/** What a block says to a language: code that does the same in each. */
interface Phrases {
  readonly language: string
  readonly program: string
  /** The header argument that names the program. */
  readonly chosenBy: string
  /** Sets x to 1, and x is then its value. */
  readonly sets: string
  readonly sleeps: string
  readonly computes: string
  readonly dies: string
  readonly isSet: { readonly code: string; readonly no: string }
  readonly fails: { readonly code: string; readonly said: RegExp }
  readonly isWrong: { readonly code: string; readonly said: RegExp }
  readonly forges: string
  readonly long: string
  readonly directory: string
  readonly waits: string
}

const languages: readonly Phrases[] = [
  {
    language: 'python',
    program: 'python3',
    chosenBy: 'python',
    sets: 'x = 1',
    sleeps: 'import time\ntime.sleep(60)',
    computes: 'while True: pass',
    dies: 'import os\nos._exit(4)',
    isSet: { code: '"x" in globals()', no: 'False' },
    fails: { code: '1\nraise ValueError("why")', said: /line 2, in <module>\n.*ValueError: why/ },
    isWrong: { code: '1\n1 +', said: /line 2\n[^]*SyntaxError/ },
    forges: 'import base64\nprint(base64.b64encode(b\'{"value": "9"}\'))\n1',
    long: '"x" * 3000000',
    directory: 'import os\nos.path.basename(os.getcwd())',
    waits: 'import os, time\nwhile not os.path.exists("go"): time.sleep(0.02)\n"went"',
  },
  {
    language: 'ruby',
    program: 'ruby',
    chosenBy: 'ruby',
    sets: 'x = 1',
    sleeps: 'sleep 60',
    computes: 'loop { }',
    dies: 'exit! 4',
    isSet: { code: '!defined?(x).nil?', no: 'false' },
    fails: {
      code: '1\nraise ArgumentError, "why"',
      said: /-:2:in `<main>': why \(ArgumentError\)/,
    },
    isWrong: { code: '1\n1 +', said: /-:2: syntax error/ },
    forges: 'puts [\'{"value": "9"}\'].pack("m0")\n1',
    long: '"x" * 3000000',
    directory: 'File.basename(Dir.pwd)',
    waits: 'sleep 0.02 until File.exist?("go")\n"went"',
  },
  {
    language: 'js',
    program: 'node',
    chosenBy: 'cmd',
    sets: 'let x = 1',
    sleeps: 'await new Promise(() => {})',
    computes: 'while (true) {}',
    dies: 'process.exit(4)',
    isSet: { code: 'typeof x === "number"', no: 'false' },
    fails: { code: '1\nthrow new Error("why")', said: /Error: why\n.*at block:2:7/ },
    isWrong: { code: '1\n1 +', said: /block:2\n.*SyntaxError: Unexpected end of input/ },
    forges: 'console.log(btoa(\'{"value": "9"}\'))\n1',
    long: '({ [util.inspect.custom]: () => "x".repeat(3000000) })',
    directory: 'require("path").basename(process.cwd())',
    waits: 'while (!fs.existsSync("go")) await new Promise((go) => setTimeout(go, 20))\n"went"',
  },
]

/** Runs blocks of one session and gives what the run said and the lines of its results. */
async function session(
  { language }: Phrases,
  ...blocks: readonly { readonly code: string; readonly header?: string }[]
) {
  using scratch = new Scratch({
    'a.org': blocks.map(({ code, header }) => block(language, code, header)).join(''),
  })
  const { code, stderr } = await scratch.runbook('run', 'a.org', '--keep-going')
  const results = [...scratch.read('a.org').matchAll(/^: (.*)$/gm)].map(([, line]) => line)
  return { code, stderr, results }
}

for (const phrases of languages) {
  const { language, program, sets, isSet } = phrases
  const has = test.skipIf(!existsSync(`/usr/bin/${program}`))
  const silent = ':results silent'

  has(`a session of ${language} keeps its state`, async () => {
    const { results } = await session(phrases, { code: sets, header: silent }, { code: 'x' })
    expect(results).toEqual(['1'])
  })

  has(`sessions of ${language} with other names have states of their own`, async () => {
    const other = { code: isSet.code, header: ':session other' }
    const { results } = await session(phrases, { code: sets, header: silent }, other)
    expect(results).toEqual([isSet.no])
  })

  has(`a variable of a block of ${language} stays in its session`, async () => {
    const given = { code: 'v', header: `:var v=7 ${silent}` }
    const { results } = await session(phrases, given, { code: 'v' })
    expect(results).toEqual(['7'])
  })

  has(`prologue and epilogue run in a session of ${language}`, async () => {
    const around = { code: 'x', header: ':prologue "x = 6" :epilogue "x + 1"' }
    expect((await session(phrases, around)).results).toEqual(['7'])
  })

  has(`a session of ${language} starts in its directory`, async () => {
    const here = { code: phrases.directory, header: ':dir sub :mkdirp yes' }
    expect((await session(phrases, here)).results).toEqual(['sub'])
  })

  for (const kind of ['sleeps', 'computes'] as const) {
    has(`a session of ${language} outlives a block that is stopped (it ${kind})`, async () => {
      const slow = { code: phrases[kind], header: ':timeout 500ms' }
      const { code, results } = await session(phrases, { code: sets, header: silent }, slow, {
        code: 'x',
      })
      expect([code, results]).toEqual([5, ['1']])
    })
  }

  has(`a session of ${language} that ended starts anew`, async () => {
    const { stderr, results } = await session(
      phrases,
      { code: sets, header: silent },
      { code: phrases.dies, header: silent },
      { code: isSet.code },
    )
    expect([stderr.includes('The session had ended'), results]).toEqual([true, [isSet.no]])
  })

  has(`the end of a session of ${language} has the status that it was given`, async () => {
    const { stderr } = await session(phrases, { code: phrases.dies })
    expect(stderr).toContain('The block ended its shell with status 4')
  })

  for (const [what, { code, said }] of [
    ['an exception', phrases.fails],
    ['a mistake', phrases.isWrong],
  ] as const) {
    has(`${what} in a session of ${language} is a failed block with its lines`, async () => {
      const { code: status, stderr } = await session(phrases, { code })
      expect([status, stderr]).toEqual([3, expect.stringMatching(said)])
    })
  }

  has(`a session of ${language} goes on behind an exception`, async () => {
    const failed = { code: phrases.fails.code, header: silent }
    const { results } = await session(phrases, { code: sets, header: silent }, failed, {
      code: 'x',
    })
    expect(results).toEqual(['1'])
  })

  has(`a value in a session of ${language} is not what the block prints`, async () => {
    expect((await session(phrases, { code: phrases.forges })).results).toEqual(['1'])
  })

  has(`a value too long for a session of ${language} is left out with a note`, async () => {
    const { code, stderr, results } = await session(phrases, { code: phrases.long })
    expect([code, stderr.includes('too long'), results]).toEqual([0, true, []])
  })

  has(`with :async other blocks go on while one of ${language} waits`, async () => {
    const text =
      block(language, phrases.waits, ':async yes :results value verbatim') +
      '#+begin_src sh\ntouch go\n#+end_src\n'
    using scratch = new Scratch({ 'a.org': text })
    await scratch.runbook('run', 'a.org')
    expect(scratch.read('a.org')).toMatch(/^: '?went'?$/m)
  })

  test(`a session of ${language} has the program that the block names`, async () => {
    const named = { code: '1', header: `:${phrases.chosenBy} nosuchprogram` }
    const { code, stderr } = await session(phrases, named)
    expect([code, stderr.includes('nosuchprogram is not installed')]).toEqual([3, true])
  })

  for (const header of [':background yes', ':wait port:80']) {
    test(`a session of ${language} has no ${header}`, async () => {
      using scratch = new Scratch({ 'a.org': block(language, '1', header) })
      expect((await scratch.runbook('run', 'a.org')).code).toBe(2)
    })
  }
}

test('without --keep-going a missing program ends the run', async () => {
  using scratch = new Scratch({
    'a.org': `${block('python', '1', ':python nosuchpython')}#+begin_src sh\ntouch x\n#+end_src\n`,
  })
  expect((await scratch.runbook('run', 'a.org')).code).toBe(7)
})

const statuses: readonly { language: string; program: string; code: string }[] = [
  { language: 'python', program: 'python3', code: 'import sys\nsys.exit(4)' },
  { language: 'ruby', program: 'ruby', code: 'exit 4' },
]

for (const { language, program, code } of statuses) {
  const phrases = languages.find((one) => one.language === language) as Phrases
  test.skipIf(!existsSync(`/usr/bin/${program}`))(
    `an exit in a session of ${language} is the status of the block, and the session goes on`,
    async () => {
      const left = { code: `x = 2\n${code}`, header: ':exit 4' }
      expect(await session(phrases, left, { code: 'x' })).toMatchObject({ code: 0, results: ['2'] })
    },
  )
}

const node = languages.find(({ language }) => language === 'js') as Phrases
const nodeTest = test.skipIf(!existsSync('/usr/bin/node'))

const nodeBlocks: readonly { title: string; blocks: readonly string[]; result: string }[] = [
  {
    title: 'declares anew what an earlier block declared',
    blocks: ['const c = 1; let l = 1; class C {}', 'const c = 2; let l = 3; class C {}; c + l'],
    result: '5',
  },
  { title: 'awaits', blocks: ['const n = await Promise.resolve(3); n'], result: '3' },
  { title: 'gives a promise as it is', blocks: ['Promise.resolve(3)'], result: 'Promise { 3 }' },
  { title: 'takes braces alone for an object', blocks: ['{ a: 1 }'], result: '{ a: 1 }' },
  {
    title: 'imports modules',
    blocks: [
      '[(await import("node:path")).basename("/a/b"), "import(1)"].join() === "b,import(1)"',
    ],
    result: 'true',
  },
  {
    title: 'requires files beside the document',
    blocks: ['fs.writeFileSync("one.js", "module.exports = 41")', 'require("./one.js") + 1'],
    result: '42',
  },
  {
    title: 'lets timers of an earlier block fire',
    blocks: [
      'let fired; const soon = new Promise((go) => setTimeout(() => go((fired = 1)), 20))',
      'await soon; fired',
    ],
    result: '1',
  },
  {
    title: 'outlives an exception that nothing catches',
    blocks: ['let x = 2; setTimeout(() => { throw new Error("late") }, 1)', 'x'],
    result: '2',
  },
]

nodeTest('an exception of js that cannot be changed is told, too', async () => {
  const { stderr } = await session(node, { code: 'throw Object.freeze(new Error("frozen"))' })
  expect(stderr).toContain('Error: frozen')
})

nodeTest(
  'an exception that the value of a js block throws tells nothing of the driver',
  async () => {
    const code = '({ [util.inspect.custom]() { throw new Error("no text") } })'
    const { stderr } = await session(node, { code })
    expect([stderr.includes('Error: no text'), stderr.includes('driver')]).toEqual([true, false])
  },
)

for (const { title, blocks, result } of nodeBlocks) {
  nodeTest(`a session of js ${title}`, async () => {
    const { results } = await session(node, ...blocks.map((code) => ({ code })))
    expect(results.at(-1)).toBe(result)
  })
}
