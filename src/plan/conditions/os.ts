import type { ConditionKind } from './condition.ts'

/** Names of operating systems, with the one that Node has. */
const systems: ReadonlyMap<string, string> = new Map([
  ['linux', 'linux'],
  ['darwin', 'darwin'],
  ['macos', 'darwin'],
  ['windows', 'win32'],
  ['win32', 'win32'],
  ['freebsd', 'freebsd'],
  ['openbsd', 'openbsd'],
])

const isSystem = (value: string): boolean => systems.has(value.toLowerCase())

/** `os:linux`, or `linux` alone. */
export const os: ConditionKind = {
  name: 'os',
  form: 'os:linux|macos',
  reads: isSystem,
  isWord: isSystem,
  holds: (value, { os: here }) => systems.get(value.toLowerCase()) === here,
}
