import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import reorgParse from '@orgajs/reorg-parse'
import { unified } from 'unified'
import { expect, test } from 'vitest'

import { parseOrg } from '../../../src/document/org/parse-org.ts'

interface Node {
  readonly type: string
  readonly name?: string
  readonly params?: readonly string[]
  readonly position?: { readonly start: { readonly line: number } }
  readonly children?: readonly Node[]
}

/** Language and line of each source block, as orgajs finds them. */
function orgajsBlocks(text: string): string[] {
  const found: string[] = []
  const visit = (node: Node): void => {
    if (node.type === 'block' && node.name?.toLowerCase() === 'src') {
      found.push(`${node.params?.[0] ?? ''} ${node.position?.start.line}`)
    }
    node.children?.forEach(visit)
  }
  visit(unified().use(reorgParse).parse(text) as unknown as Node)
  return found
}

const folder = resolve(import.meta.dirname, '../../fixtures/orgajs-agreement')

for (const file of readdirSync(folder)) {
  test(`parseOrg() finds the same blocks as orgajs in ${file}`, () => {
    const text = readFileSync(resolve(folder, file), 'utf8')
    const own = parseOrg(file, text).blocks.map(({ language, line }) => `${language} ${line}`)
    expect([own.length > 0, own]).toEqual([true, orgajsBlocks(text)])
  })
}
