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
  ['=rx', 0o555],
  ['rw-------', 0o600],
  ['---------', 0o644],
  ['u=g+x-w', 0o544],
  ['ug+X,o=', 0o640],
  ['o2755', null],
  ['u+s', null],
  ['rwsr-xr-x', null],
  ['u+z', null],
] as const) {
  test(`parseFileMode() reads ${text}`, () => {
    expect(parseFileMode(text, 0o022)).toBe(mode)
  })
}

for (const [text, mode] of [
  ['=rx', 0o444],
  ['=rwx', 0o644],
  ['+x', 0o644],
  ['+rx,g-r', 0o604],
  ['u+x', 0o744],
  ['rwxr-xr-x', 0o755],
] as const) {
  test(`parseFileMode() reads ${text} as Emacs does where new files are never executable`, () => {
    expect(parseFileMode(text, 0o133)).toBe(mode)
  })
}
