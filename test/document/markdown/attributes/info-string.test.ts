import { expect, test } from 'vitest'

import { readInfoString } from '../../../../src/document/markdown/attributes/info-string.ts'

for (const [info, language, expected] of [
  ['bash', 'bash', ''],
  ['c++', 'c++', ''],
  ['{bash}', 'bash', ''],
  ['{bash setup, eval=FALSE}', 'bash', 'name=setup eval=FALSE'],
  ['{.bash #build .slow}', 'bash', 'name=build tag=slow'],
  ['{#build .bash}', 'bash', 'name=build'],
  ['{"name":"build"}', '', 'name=build'],
  ['bash{name=build}', 'bash', 'name=build'],
  ['name=build', '', 'name=build'],
  ['rust,ignore', 'rust', 'eval=never'],
  ['{=html}', '=html', 'kind=display'],
  ['{code-block} console', 'console', ''],
  ['{code-cell} bash {name=build}', 'bash', 'name=build'],
  ['execute-2', 'bash', ''],
  ['f&ouml;\\+', 'fö+', ''],
  ['', '', ''],
] as const) {
  test(`readInfoString() reads "${info}"`, () => {
    const found = readInfoString(info, 0)
    const written = found.arguments.map(({ key, value }) => `${key}=${value}`).join(' ')
    expect([found.language, written]).toEqual([language, expected])
  })
}
