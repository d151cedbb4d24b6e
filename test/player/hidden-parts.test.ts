import { expect, test } from 'vitest'

import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { ScratchTape } from './scratch-tape.ts'

/** What a cast of a tape prints. */
async function printedBy(text: string, name = 'a.cast'): Promise<string> {
  using tape = new ScratchTape({ text: `Output a.cast\n${text}` })
  await tape.play()
  const { events } = readAsciicast({ path: name, text: tape.read(name).toString() })
  return events.map(({ data }) => data).join('')
}

test('what is hidden to the end is not in the recording', async () => {
  const printed = await printedBy('Type "echo hi"\nEnter\nSleep 1s\nHide\nType "rm a"\nEnter\n')
  expect(printed.match(/echo hi|rm a/g)).toEqual(['echo hi'])
})

test('what is hidden at the moment of the last key is not in the recording', async () => {
  const printed = await printedBy('Type@0ms "true"\nHide\nType@0ms "rm a"\n')
  expect(printed).not.toContain('rm a')
})

test('what is shown again shows what happened meanwhile', async () => {
  const printed = await printedBy('Type "one"\nHide\nType "two"\nShow\nType "three"\n')
  expect(printed).toContain('onetwothree')
})

test('a part that is hidden twice is shown once', async () => {
  const printed = await printedBy('Type "one"\nHide\nType "two"\nHide\nType "three"\n')
  expect(printed.match(/one|two|three/g)).toEqual(['one'])
})

test('the recording of a tape that fails in a hidden part holds that part', async () => {
  const text = 'Type "one"\nHide\nType "two"\nWait@1s /never/\n'
  expect(await printedBy(text, 'a.failed.cast')).toContain('onetwo')
})

test('a screenshot of a hidden part shows it', async () => {
  using tape = new ScratchTape({
    text: 'Set FontSize 16\nScreenshot a.png\nHide\nType "x"\nScreenshot b.png\n',
  })
  await tape.play()
  expect(tape.read('a.png').equals(tape.read('b.png'))).toBe(false)
})
