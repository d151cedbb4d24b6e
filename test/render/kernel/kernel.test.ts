import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import openAssembler from 'wabt'

const folder = new URL('../../../src/render/kernel/', import.meta.url)

test('the kernel in use is the one that kernel.wat describes (vitest --update writes it anew)', async () => {
  const assembler = await openAssembler()
  const source = readFileSync(new URL('kernel.wat', folder), 'utf8')
  const features = { simd: true, bulk_memory: true, mutable_globals: true, threads: true }
  const { buffer } = assembler.parseWat('kernel.wat', source, features).toBinary({})
  const code = Buffer.from(buffer).toString('base64')
  const text = [
    '/** The bytes that kernel.wat is compiled to, in base64. */',
    'export const kernelCode =',
    `  '${code}'`,
    '',
  ]
  await expect(text.join('\n')).toMatchFileSnapshot(new URL('kernel-code.ts', folder).pathname)
})
