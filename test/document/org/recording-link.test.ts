import { expect, test } from 'vitest'

import { parseOrg } from '../../../src/document/org/parse-org.ts'

function filesBelow(paragraph: string): readonly string[] {
  const { blocks } = parseOrg('a.org', `#+begin_src bash\nls\n#+end_src\n\n${paragraph}\n`)
  const recording = blocks[0]?.recording
  return recording ? [recording.path, ...recording.others] : []
}

for (const [what, paragraph, files] of [
  ['a link', '[[file:img/demo.gif]]', ['img/demo.gif']],
  ['a link with a description', '[[./demo.gif][the run]]', ['./demo.gif']],
  ['two formats in two lines', '[[file:a.png]]\n[[file:a.gif]]', ['a.png', 'a.gif']],
  ['two formats in a line', '[[file:a.svg]] [[file:casts/a.cast]]', ['a.svg', 'casts/a.cast']],
  ['the same link twice', '[[file:a.gif]]\n[[file:a.gif]]', ['a.gif']],
  ['two pictures', '[[file:one.png]]\n[[file:two.png]]', []],
  ['a link that leads elsewhere beside it', '[[file:a.gif]] [[file:a.org]]', []],
  ['a picture with a sentence', '[[file:a.gif]] shows it.', []],
] as const) {
  test(`below a block, ${what} makes ${files.join(' and ') || 'no recording'}`, () => {
    expect(filesBelow(paragraph)).toEqual(files)
  })
}
