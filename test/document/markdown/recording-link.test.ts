import { expect, test } from 'vitest'

import { parseMarkdown } from '../../../src/document/markdown/parse-markdown.ts'

function filesBelow(paragraph: string): readonly string[] {
  const { blocks } = parseMarkdown('a.md', `\`\`\`bash\nls\n\`\`\`\n\n${paragraph}\n`)
  const recording = blocks[0]?.recording
  return recording ? [recording.path, ...recording.others] : []
}

for (const [what, paragraph, files] of [
  ['an image', '![demo](img/demo.gif "A demo")', ['img/demo.gif']],
  ['an APNG', '![demo](demo.apng)', ['demo.apng']],
  ['a WebP', '![demo](demo.webp)', ['demo.webp']],
  ['two formats in two lines', '![demo](demo.svg)\n[cast](demo.cast)', ['demo.svg', 'demo.cast']],
  ['an image that leads to its cast', '[![demo](i/a.gif)](c/a.cast)', ['i/a.gif', 'c/a.cast']],
  ['the same link twice', '[![a](a.gif)](a.gif)', ['a.gif']],
  ['two pictures', '![one](one.png) ![two](two.png)', []],
  ['a badge that leads elsewhere', '[![build](build.svg)](https://ci.example/build)', []],
  ['a picture with a sentence', '![demo](demo.gif) shows it.', []],
] as const) {
  test(`below a block, ${what} makes ${files.join(' and ') || 'no recording'}`, () => {
    expect(filesBelow(paragraph)).toEqual(files)
  })
}
