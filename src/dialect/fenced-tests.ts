import type { Block } from '../document/block.ts'
import { parseMarkdown } from '../document/markdown/parse-markdown.ts'
import { type SourceLine, sourceLines } from './source-lines.ts'

/** A fence of a Markdown document with the lines in it. */
export interface FencedTest {
  readonly block: Block
  /** Words behind the language, as written. */
  readonly info: string
  /** The line above the fence when it is a comment, else `''`. */
  readonly comment: string
  readonly lines: readonly SourceLine[]
  /** What stands in front of each line: blanks of a list item, quote marks. */
  readonly prefix: string
}

/** The fences of a Markdown document. */
export function fencedTests(path: string, source: string): FencedTest[] {
  const { blocks } = parseMarkdown(path, source)
  const all = sourceLines(source)
  return blocks.map((block) => {
    const opening = all[block.line - 1]?.text ?? ''
    const count = sourceLines(source.slice(block.body.start, block.body.end)).length
    const above = all[block.line - 2]?.text.trim() ?? ''
    return {
      block,
      info: opening.trim().replace(/^[`~]+\s*/, ''),
      comment: above.startsWith('<!--') ? above : '',
      lines: all.slice(block.line, block.line + count),
      prefix: block.indentation,
    }
  })
}
