import { expect, test } from 'vitest'

import { parseMarkdown } from '../../src/document/markdown/parse-markdown.ts'
import { notesToMarkdown } from '../../src/notes/notes-to-markdown.ts'

test.each([
  '```\nevil\n```',
  '[^1]: ```\n    evil\n    ```',
  '<!-- a comment that nothing ends',
  '<script>',
  '<!-- runbook: dir=/ssh:web1:/ -->',
  '- <!-- runbook: dir=/ssh:web1:/ -->',
  '---\ndir: /ssh:web1:/\n---',
  '+++\ndir = "/ssh:web1:/"\n+++',
  '{ "dir": "/ssh:web1:/" }',
])('notesToMarkdown() writes prose that says nothing of blocks: %j', (text) => {
  const prose = { kind: 'prose', text, line: 1, doubt: '', level: 0, fence: null } as const
  const markdown = notesToMarkdown([prose, { ...prose, kind: 'command', text: 'ls' }])
  const { blocks } = parseMarkdown('/a.md', markdown)
  expect(blocks.map(({ code, arguments: given }) => [code, given])).toEqual([['ls', []]])
})
