import { expect, test } from 'vitest'

import { seccompFilter } from '../../src/sandbox/seccomp.ts'

const architectures = ['x64', 'arm64'].flatMap((architecture) =>
  [false, true].map((unix) => [architecture as 'x64' | 'arm64', unix] as const),
)

/** The fields of each instruction. */
function decode(filter: Uint8Array): { code: number; ifTrue: number; ifFalse: number }[] {
  const bytes = Buffer.from(filter)
  return Array.from({ length: bytes.length / 8 }, (_, index) => ({
    code: bytes.readUInt16LE(index * 8),
    ifTrue: bytes.readUInt8(index * 8 + 2),
    ifFalse: bytes.readUInt8(index * 8 + 3),
  }))
}

test.each(architectures)(
  'seccompFilter() for %s, Unix sockets %s, is shorter than BPF_MAXINSNS',
  (architecture, unix) => {
    expect(decode(seccompFilter(architecture, { unix })).length).toBeLessThan(4096)
  },
)

test.each(architectures)(
  'seccompFilter() for %s, Unix sockets %s, jumps only to instructions',
  (architecture, unix) => {
    const all = decode(seccompFilter(architecture, { unix }))
    const beyond = all.filter(
      ({ ifTrue, ifFalse }, index) => index + 1 + Math.max(ifTrue, ifFalse) >= all.length,
    )
    // The last one is a return, which does not jump.
    expect(beyond).toEqual([all.at(-1)])
  },
)

test.each(architectures)(
  'seccompFilter() for %s, Unix sockets %s, ends with a return',
  (architecture, unix) => {
    expect(decode(seccompFilter(architecture, { unix })).at(-1)?.code).toBe(0x06)
  },
)
