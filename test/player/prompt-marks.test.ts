import { expect, test } from 'vitest'

import { PromptMarks } from '../../src/player/prompt-marks.ts'

test('a mark is found once wherever the output is cut', () => {
  const output = Buffer.from('a\u001b]133;D;7\u0007> b')
  const found = Array.from({ length: output.length + 1 }, (_, cut) => {
    const marks = new PromptMarks()
    marks.heard(output.subarray(0, cut))
    marks.heard(output.subarray(cut))
    return JSON.stringify(marks.prompts)
  })
  expect(new Set(found)).toEqual(new Set(['{"count":1,"status":7}']))
})
