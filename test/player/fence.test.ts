import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { openFence } from '../../src/player/time/fence.ts'

/** A fence to a file instead of a terminal, and the mark that it writes. */
function markOf(): { fence: ReturnType<typeof openFence>; mark: Buffer } {
  const directory = mkdtempSync(join(tmpdir(), 'runbook-fence-'))
  try {
    const path = join(directory, 'terminal')
    closeSync(openSync(path, 'w'))
    const fence = openFence(path)
    fence.send()
    return { fence, mark: readFileSync(path) }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

test('a mark is found wherever the output is cut', () => {
  const { mark: sample } = markOf()
  for (let cut = 0; cut <= sample.length; cut += 1) {
    const { fence, mark } = markOf()
    const first = fence.strip(Buffer.concat([Buffer.from('a'), mark.subarray(0, cut)]))
    const second = fence.strip(Buffer.concat([mark.subarray(cut), Buffer.from('b')]))
    fence.close()
    expect([
      Buffer.concat([first.data, second.data]).toString(),
      first.isFenced !== second.isFenced,
    ]).toEqual(['ab', true])
  }
})

test('without a mark under way output passes as it is', () => {
  const { fence, mark } = markOf()
  fence.strip(mark)
  expect(fence.strip(Buffer.from('end \u001b')).data.toString()).toBe('end \u001b')
  fence.close()
})
