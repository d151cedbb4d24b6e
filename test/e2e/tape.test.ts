import { expect, test } from 'vitest'

import { Scratch } from './command-line.ts'

test('ls of a tape gives its commands as JSON', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\nType@20ms "hi"\nEnter 2\n' })
  const { code, stdout } = await scratch.runbook('ls', 'a.tape', '--json')
  expect({ code, ...JSON.parse(stdout) }).toEqual({
    code: 0,
    commands: [
      { command: 'Output', options: '.gif', args: 'a.gif', line: 1, column: 1 },
      { command: 'Type', options: '20ms', args: 'hi', line: 2, column: 1 },
      { command: 'Enter', options: '', args: '2', line: 3, column: 1 },
    ],
    errors: [],
  })
})

test('ls of a broken tape ends with 2 and underlines each mistake', async () => {
  using scratch = new Scratch({ 'a.tape': 'Type "ä" Entr\nSet Fontsize 3\n' })
  const { code, stderr } = await scratch.runbook('ls', 'a.tape')
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: [
      'E_TAPE Unknown setting: Fontsize',
      '  --> a.tape:2:5',
      '2 | Set Fontsize 3',
      '  |     ^^^^^^^^',
      'Next: Did you mean FontSize?',
      '',
    ].join('\n'),
  })
})

test('a tape takes commands of another one beside it', async () => {
  using scratch = new Scratch({
    'a.tape': 'Source b.tape\nEnter\n',
    'b.tape': 'Output b.gif\nType "b"\n',
  })
  const { stdout } = await scratch.runbook('ls', 'a.tape', '--json')
  expect(JSON.parse(stdout).commands.map((each: { command: string }) => each.command)).toEqual([
    'Type',
    'Enter',
  ])
})

test('a tape takes nothing from outside of its directory', async () => {
  using scratch = new Scratch({ 'in/a.tape': 'Source ../b.tape\n', 'b.tape': 'Type "b"\n' })
  const { code } = await scratch.runbook('ls', 'in/a.tape')
  expect(code).toBe(2)
})

test('test warns of what a tape does not do as it seems, and passes', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\nType "x"\nEnter\nSleep 500\n' })
  const { code, stderr } = await scratch.runbook('test', 'a.tape')
  expect([code, stderr]).toEqual([0, expect.stringContaining('500 is in seconds (long-pause)')])
})

test('test fails for a tape whose theme no run finds, and passes one that needs what only others have', async () => {
  const text = 'Output a.gif\nRequire no-such-program\nType "x"\n'
  using scratch = new Scratch({ 'a.tape': `${text}`, 'b.tape': `Set Theme "Dracla"\n${text}` })
  const [lacks, wrong] = [
    await scratch.runbook('test', 'a.tape'),
    await scratch.runbook('test', 'b.tape'),
  ]
  expect([lacks.code, wrong.code, wrong.stderr.includes('E_THEME')]).toEqual([0, 4, true])
})

test('test fails for a tape with a mistake', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\nTipe "x"\n' })
  const { code, stderr } = await scratch.runbook('test', 'a.tape')
  expect([code, stderr.includes('Did you mean Type?')]).toEqual([4, true])
})

/** A line of a tape with which it would not be played. */
const refused: readonly string[] = [
  'Set Shell ksh',
  'Set FontSize big',
  'Set Width 50',
  'Sleep 1.2.3',
]

for (const line of refused) {
  test(`test fails for a tape that says ${line}`, async () => {
    using scratch = new Scratch({ 'a.tape': `Output a.gif\n${line}\nEnter\n` })
    const { code, stderr } = await scratch.runbook('test', 'a.tape')
    expect([code, stderr.includes('--> a.tape:2:')]).toEqual([4, true])
  })
}

test('test passes for a tape whose program is missing here', async () => {
  using scratch = new Scratch({ 'a.tape': 'Output a.gif\nRequire no-such-program\nEnter\n' })
  const { code } = await scratch.runbook('test', 'a.tape')
  expect(code).toBe(0)
})
