import { expect, test } from 'vitest'

import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { screensInLines } from '../screen/screens-in-lines.ts'
import { bin, Scratch } from './command-line.ts'

const secret = 'hunter2sesame'

/** Each screen of a cast, its rows put together. */
function screens(scratch: Scratch, name: string): string[] {
  return screensInLines(readAsciicast({ path: name, text: scratch.read(name) }))
}

function leaks(texts: readonly string[]): string[] {
  return texts.filter((text) => text.includes(secret))
}

/** Ways to write the secret that are not one text in a row. */
const writes = [
  String.raw`printf 'hunter2\e]0;x\asesame\n'`,
  String.raw`printf 'hun\e[31mter2\e[msesame\n'`,
  String.raw`printf 'xxxxxxx\e[Dsesame\rhunter2\e[99C\n'`,
  String.raw`printf 'xxxxxxxsesame\rhunter2\n'`,
  String.raw`printf 'huX\bnter2sesame\n'`,
  String.raw`printf '%80s' hunter2; printf 'sesame\n'`,
].join('\n')

test('a recorded document shows no secret, however its programs write it', async () => {
  using scratch = new Scratch({
    'a.md': `\`\`\`bash {#a tty=80x24 record=a.svg}\n${writes}\n\`\`\`\n`,
  })
  const given = ['--env', `API_TOKEN=${secret}`, '--record', 'all']
  const { code } = await scratch.runbook('run', 'a.md', ...given)
  const files = ['a.svg', 'recordings/a.cast'].map((name) => scratch.read(name))
  expect([code, leaks([...files, ...screens(scratch, 'recordings/a.cast')])]).toEqual([0, []])
})

test('what --json tells of a block has no secret with a title or a colour within', async () => {
  const [title, color] = writes.split('\n')
  using scratch = new Scratch({ 'a.md': `\`\`\`bash\n${title}\n${color}\n\`\`\`\n` })
  const run = await scratch.runbook('run', 'a.md', '--json', '--env', `API_TOKEN=${secret}`)
  expect([run.code, /hunter2|sesame(?!.n')/.exec(run.stdout)]).toEqual([0, null])
})

test('the events of a tape, and what it says when it fails, have no secret', async () => {
  const tape = `Output a.gif\nEnv API_TOKEN ${secret}\nType "echo ${secret}"\nWait@1s /never/\n`
  using scratch = new Scratch({ 'a.tape': tape })
  const told = await scratch.runbook('run', 'a.tape', '--json')
  const said = await scratch.runbook('run', 'a.tape')
  const kept = ['a.failed.txt', 'a.failed.cast'].map((name) => scratch.read(name))
  const all = [told.stdout, said.stderr, ...kept, ...screens(scratch, 'a.failed.cast')]
  expect([told.code, said.code, leaks(all)]).toEqual([5, 5, []])
})

test('a cast of the own shell shows no secret that a program writes in pieces', async () => {
  using scratch = new Scratch({ 'keys.sh': writes, keys: '. ./keys.sh\nexit\n' })
  const env = { SHELL: '/bin/bash', API_TOKEN: secret }
  const rec = '"$0" "$1" rec -o a.cast <keys'
  const { code } = await scratch.run('sh', ['-c', rec, process.execPath, bin], env)
  expect([code, leaks(screens(scratch, 'a.cast'))]).toEqual([0, []])
})

test('render and play mask a value that a cast shows in pieces', async () => {
  const events = ['hunter2\\r\\n', '\\u001b[A\\u001b[7Csesame'].map(
    (data, at) => `[${at / 10}, "o", "${data}"]`,
  )
  const cast = ['{"version": 2, "width": 40, "height": 5}', ...events, ''].join('\n')
  using scratch = new Scratch({ 'a.cast': cast })
  await scratch.runbook('render', 'a.cast', '-o', 'b.cast', '-o', 'b.txt', '--redact', secret)
  const played = await scratch.runbook('play', 'a.cast', '--redact', secret)
  expect(leaks([scratch.read('b.txt'), ...screens(scratch, 'b.cast')])).toEqual([])
  expect(/hunter2|sesame/.exec(played.stdout)).toBe(null)
})
