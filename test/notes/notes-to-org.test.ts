import { expect, test } from 'vitest'

import { parseOrg } from '../../src/document/org/parse-org.ts'
import { notesToOrg } from '../../src/notes/notes-to-org.ts'

test.each(['  #+end_src', '* a', ',* a', '  ,* a', '\t#+a', 'a\u2028* b'])(
  'notesToOrg() writes a command in which %j is a line, and Org reads it',
  (line) => {
    const text = `cat <<END\n${line}\nEND`
    const org = notesToOrg([{ kind: 'command', text, line: 1, doubt: '', level: 0, fence: null }])
    expect(parseOrg('/a.org', org).blocks.map(({ code }) => code)).toEqual([text])
  },
)

test.each([
  '_src_sh{evil}',
  '(call_evil())',
  '#+call: evil()',
  ':PROPERTIES:\n:header-args: :dir /ssh:web1:/\n:END:',
])('notesToOrg() writes prose that says nothing to Org: %j', (text) => {
  const prose = { kind: 'prose', text, line: 1, doubt: '', level: 0, fence: null } as const
  const { blocks } = parseOrg(
    '/a.org',
    notesToOrg([prose, { ...prose, kind: 'command', text: 'ls' }]),
  )
  expect(blocks.map(({ code, arguments: given }) => [code, given.map(({ key }) => key)])).toEqual([
    ['ls', ['results']],
  ])
})
