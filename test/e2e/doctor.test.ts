import { expect, test } from 'vitest'

import { bin, Scratch } from './command-line.ts'

const nothing = { PATH: '/nonexistent' }

test('doctor says what is missing, what for, and how to get it', async () => {
  using scratch = new Scratch({})
  const { code, stdout, stderr } = await scratch.run(process.execPath, [bin, 'doctor'], nothing)
  expect({ code, said: stdout + stderr }).toEqual({
    code: 0,
    said: expect.stringContaining(
      'ffmpeg   missing, which is for videos and .webp pictures; apt-get install ffmpeg\n',
    ),
  })
})

test('doctor --json has an event for each thing that it looks for', async () => {
  using scratch = new Scratch({})
  const { stdout } = await scratch.run(process.execPath, [bin, 'doctor', '--json'], nothing)
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; name: string })
  expect(events.map(({ type, name }) => `${type} ${name}`)).toEqual(
    'node sandbox ffmpeg zsh fish ssh'.split(' ').map((name) => `check ${name}`),
  )
})
