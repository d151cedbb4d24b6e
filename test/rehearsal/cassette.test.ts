import { expect, test } from 'vitest'

import { parseCassette } from '../../src/rehearsal/cassette.ts'

const parse = (commands: string) =>
  parseCassette('a.rehearsal.yaml', `version: 1\ncommands:\n${commands}`)

test('parseCassette() reads answers by occurrence, with everything resolved', () => {
  const text = `  - run: kubectl get tigerastatus
    answers:
      - stdout: |
          NAME  AVAILABLE
        stderr: warn
        exit: 3
        delay: 1.5s
      - stdout: next
    repeat: last
`
  expect(parse(text).entries).toEqual([
    {
      argv: ['kubectl', 'get', 'tigerastatus'],
      answers: [
        { stdout: 'NAME  AVAILABLE\n', stderr: 'warn', exitCode: 3, delayMs: 1500, files: [] },
        { stdout: 'next', stderr: '', exitCode: 0, delayMs: 0, files: [] },
      ],
      repeatsLast: true,
    },
  ])
})

test('parseCassette() reads one answer beside its command', () => {
  expect(parse('  - run: exo list\n    stdout: "x\\n"\n    exit: 1\n').entries[0]).toEqual({
    argv: ['exo', 'list'],
    answers: [{ stdout: 'x\n', stderr: '', exitCode: 1, delayMs: 0, files: [] }],
    repeatsLast: false,
  })
})

test('parseCassette() splits words as a shell quotes them', () => {
  const run = `kubectl -n 'a b' "c \\"d\\" $e" f\\ g ''`
  expect(parse(`  - run: |-\n      ${run}\n`).entries[0]?.argv).toEqual([
    'kubectl',
    '-n',
    'a b',
    'c "d" $e',
    'f g',
    '',
  ])
})

test('parseCassette() reads the files of a command and those beside the document', () => {
  const text = `  - run: tar xf site.tar
    files:
      site/index.html: |
        <p>
files:
  build.sh: { text: "make\\n", executable: true }
`
  const { entries, files } = parse(text)
  expect([entries[0]?.answers[0]?.files, files]).toEqual([
    [{ path: 'site/index.html', text: '<p>\n', executable: false }],
    [{ path: 'build.sh', text: 'make\n', executable: true }],
  ])
})

const outside = [
  '../x',
  '/etc/x',
  'a/../../x',
  '.',
  '""',
  'a//x',
  'a/',
  '.git/config',
  'a/.GIT/x',
  '"a\\nb"',
]

test.each(outside)('parseCassette() refuses a file at %s', (path) => {
  const error = expect.objectContaining({
    message: expect.stringMatching(/below the working directory/) as string,
    place: expect.objectContaining({ line: 5 }) as object,
  }) as Error
  expect(() => parse(`  - run: x\n    files:\n      ${path}: text\n`)).toThrow(error)
})

const mistakes: readonly (readonly [what: string, text: string, line: number, reason: RegExp])[] = [
  ['no version', 'commands: []\n', 1, /version: 1/],
  ['a version to come', 'version: 2\ncommands: []\n', 1, /version: 1/],
  ['a list in place of a map', '- run: x\n', 1, /mapping/],
  ['commands that are no list', 'version: 1\ncommands: x\n', 1, /list/],
  ['YAML that breaks off', 'version: 1\ncommands:\n  - run: "x\n', 3, /quote/],
  ['a key twice', 'version: 1\nversion: 1\n', 2, /unique/i],
  [
    'a misspelt key',
    'version: 1\ncommands:\n  - run: x\n    stdot: y\n',
    4,
    /did you mean "stdout"/,
  ],
  [
    'a misspelt key of an answer',
    'version: 1\ncommands:\n  - run: x\n    answers:\n      - exi: 1\n',
    5,
    /did you mean "exit"/,
  ],
  ['a command without run', 'version: 1\ncommands:\n  - stdout: x\n', 3, /command line/],
  ['a quote that is not closed', "version: 1\ncommands:\n  - run: a 'b\n", 3, /command line/],
  ['a program with a path', 'version: 1\ncommands:\n  - run: ./deploy.sh\n', 3, /program/],
  ['a star for a program', 'version: 1\ncommands:\n  - run: "* get"\n', 3, /program/],
  ['the parent directory for a program', 'version: 1\ncommands:\n  - run: ".."\n', 3, /program/],
  ['an exit code of 256', 'version: 1\ncommands:\n  - run: x\n    exit: 256\n', 3, /0 to 255/],
  ['an exit code as a word', 'version: 1\ncommands:\n  - run: x\n    exit: one\n', 3, /0 to 255/],
  ['a delay without unit', 'version: 1\ncommands:\n  - run: x\n    delay: 3\n', 3, /duration/],
  ['an unknown repeat', 'version: 1\ncommands:\n  - run: x\n    repeat: first\n', 3, /"last"/],
  ['output that is a number', 'version: 1\ncommands:\n  - run: x\n    stdout: 5\n', 3, /text/],
  [
    'an empty list of answers',
    'version: 1\ncommands:\n  - run: x\n    answers: []\n',
    3,
    /one or more/,
  ],
  [
    'answers and an answer beside',
    'version: 1\ncommands:\n  - run: x\n    answers: [{exit: 1}]\n    stdout: y\n',
    3,
    /belongs into/,
  ],
  ['files that are no mapping', 'version: 1\ncommands: []\nfiles: [x]\n', 1, /mapping/],
  ['a file of a number', 'version: 1\ncommands: []\nfiles:\n  x: 5\n', 4, /text/],
  ['a misspelt key of a file', 'version: 1\ncommands: []\nfiles:\n  x: { txt: a }\n', 4, /"text"/],
  ['a mode as a word', 'version: 1\ncommands: []\nfiles:\n  x: { executable: 755 }\n', 4, /true/],
  [
    'an alias',
    'version: 1\ncommands:\n  - run: x\n    stdout: &a y\n  - run: z\n    exit: *a\n',
    5,
    /written out/,
  ],
]

test.each(mistakes)('parseCassette() refuses %s with its place', (_what, text, line, reason) => {
  const error = expect.objectContaining({
    code: 'E_CASSETTE',
    message: expect.stringMatching(reason) as string,
    place: expect.objectContaining({ path: 'a.rehearsal.yaml', line }) as object,
  }) as Error
  expect(() => parseCassette('a.rehearsal.yaml', text)).toThrow(error)
})

test.each(['[', '{a: ', '? '])(
  'a cassette of %j in one another is nested too deeply',
  (opening) => {
    expect(() => parse(opening.repeat(5000))).toThrow('the YAML is nested too deeply')
  },
)

test('brackets in what a command prints nest nothing', () => {
  const text = `  - run: ls\n    stdout: |\n${'      [31m{a: - -\n'.repeat(100)}`
  expect(parse(text).entries[0]?.answers[0]?.stdout).toBe('[31m{a: - -\n'.repeat(100))
})

test('many entries in one line nest nothing', () => {
  const entries = Array.from({ length: 100 }, () => ({ run: 'ls', stdout: 'a' }))
  const text = JSON.stringify({ version: 1, commands: entries }).replaceAll(':', ': ')
  expect(parseCassette('a.rehearsal.yaml', text).entries).toHaveLength(100)
})
