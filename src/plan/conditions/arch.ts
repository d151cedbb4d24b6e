import type { ConditionKind } from './condition.ts'

/** Names of processor architectures, with the one that Node has. */
const architectures: ReadonlyMap<string, string> = new Map([
  ['x64', 'x64'],
  ['x86_64', 'x64'],
  ['amd64', 'x64'],
  ['arm64', 'arm64'],
  ['aarch64', 'arm64'],
])

const isArchitecture = (value: string): boolean => architectures.has(value.toLowerCase())

/** `arch:arm64`, or `arm64` alone. */
export const arch: ConditionKind = {
  name: 'arch',
  form: 'arch:arm64',
  reads: isArchitecture,
  isWord: isArchitecture,
  holds: (value, { arch: here }) => architectures.get(value.toLowerCase()) === here,
}
