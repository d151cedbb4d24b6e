import { readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'

import { expect, test } from 'vitest'

import { exportText } from './export-text.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/export')

for (const file of readdirSync(fixtures).filter((other) => extname(other) === '.org')) {
  const name = basename(file, '.org')
  test(`as Markdown: ${name.replaceAll('-', ' ')}`, () => {
    const source = readFileSync(join(fixtures, file), 'utf8')
    const { text } = exportText(source, { format: 'md', bodyOnly: false })
    expect(text).toBe(readFileSync(join(fixtures, `${name}.md`), 'utf8'))
  })
}
