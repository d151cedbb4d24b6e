import { expect, test } from 'vitest'

import { parseFileMode } from '../../src/plan/file-mode.ts'

for (const [text, mode] of [
  ['o755', 0o755],
  ['o0640', 0o640],
  ['493', 0o755],
  ['755', null],
  ['0644', null],
  ['rwxr-x---', 0o750],
  ['u+x', 0o744],
  ['go=u-w', 0o644],
  ['a=r,u+w', 0o644],
  ['=rw', 0o644],
  ['u=g+x-w', 0o544],
  ['ug+X,o=', 0o640],
  ['o2755', null],
  ['u+s', null],
  ['rwsr-xr-x', null],
  ['u+z', null],
] as const) {
  test(`parseFileMode() reads ${text}`, () => {
    expect(parseFileMode(text)).toBe(mode)
  })
}
