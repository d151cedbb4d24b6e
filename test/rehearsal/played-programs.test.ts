import { expect, test } from 'vitest'

import { parseCassette } from '../../src/rehearsal/cassette.ts'
import { playedPrograms } from '../../src/rehearsal/played-programs.ts'

const cassette = parseCassette('x.rehearsal.yaml', 'version: 1\ncommands:\n  - run: ls -l\n')
const played = (...scripts: string[]) => playedPrograms(cassette, scripts, '/usr/bin:/bin')

test('playedPrograms() takes a program that the cassette names, though this host has it', () => {
  expect([...played().keys()]).toContain('ls')
})

test('playedPrograms() takes a command that this host does not have', () => {
  expect([...played('no-such-tool --version | cat').keys()]).toContain('no-such-tool')
})

test('playedPrograms() leaves a command that this host has', () => {
  expect([...played('no-such-tool | cat').keys()]).not.toContain('cat')
})

test.each(['kubectl', 'aws', 'ssh', 'curl', 'sudo'])(
  'playedPrograms() takes %s also when only another file calls it',
  (program) => {
    expect([...played('bash deploy.sh').keys()]).toContain(program)
  },
)

test.each(['f', 'g'])('playedPrograms() leaves the function %s of a script', (name) => {
  expect([...played('f() { true; }\nfunction g { true; }\nf; g').keys()]).not.toContain(name)
})

test.each(['while', 'export', 'cd'])('playedPrograms() leaves %s to the shell', (word) => {
  expect([...played('while export A=1; do cd /; done').keys()]).not.toContain(word)
})

test('playedPrograms() knows the real path of a program that the cassette names', () => {
  expect(played().get('ls')).toBe('/usr/bin/ls')
})

test('playedPrograms() has nothing real for a remote program, though this host may have it', () => {
  const names = parseCassette('x.yaml', 'version: 1\ncommands:\n  - run: sudo -v\n')
  expect(playedPrograms(names, [], '/usr/bin:/bin').get('sudo')).toBe('')
})
