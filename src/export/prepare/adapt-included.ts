import { posix } from 'node:path'

import { least } from '../../document/extremes.ts'
import { lineText } from '../../document/line-index.ts'
import type { OrgElementType } from '../../document/org/element.ts'
import { parseOrg } from '../../document/org/parse-org.ts'

/** How an included text is fitted into its place. */
export interface Fitting {
  /** Blanks in front of its lines, up to its first heading. */
  readonly indent: number
  /** Level of its highest heading. */
  readonly minLevel: number
  /** What its footnotes are told apart by. */
  readonly footnotes: number
  /** Its directory, relative to the document; `.` for the same. */
  readonly directory: string
}

const literalTypes: ReadonlySet<OrgElementType> = new Set([
  'src-block',
  'example-block',
  'export-block',
  'comment-block',
  'fixed-width',
  'comment',
])

/** Fits an included Org text into its place: levels, indentation, footnotes and paths of files (org-export--prepare-file-contents). */
export function adaptIncluded(text: string, fitting: Fitting): string {
  const document = parseOrg('', text)
  const literal = new Set<number>()
  for (const { type, start, end } of document.elements)
    if (literalTypes.has(type)) for (let line = start; line < end; line += 1) literal.add(line)
  const levels = document.headings.map(({ level }) => level)
  const shift = levels.length === 0 ? 0 : fitting.minLevel - least(levels)
  const firstHeading = (document.headings[0]?.line ?? Infinity) - 1
  const headings = new Set(document.headings.map(({ line }) => line - 1))
  const lines = Array.from({ length: document.lines.count }, (_, line) => {
    const written = lineText(document.lines, line)
    if (headings.has(line)) return shifted(adapted(written, fitting), shift)
    const own = literal.has(line) ? written : adapted(written, fitting)
    const isDefinition = own.startsWith('[fn:')
    return line < firstHeading && !isDefinition ? ' '.repeat(fitting.indent) + own : own
  })
  return lines.map((line) => `${line}\n`).join('')
}

function shifted(line: string, shift: number): string {
  return shift < 0 ? line.slice(-shift) : '*'.repeat(shift) + line
}

function adapted(line: string, { footnotes, directory }: Fitting): string {
  const named = line.replace(/\[fn:([-\w\p{L}\p{N}]+)(?=[\]:])/gu, `[fn:-${footnotes}-$1`)
  if (directory === '.') return named
  return named
    .replace(
      /\[\[file:(?![/~])([^\][]+)(?=\])/g,
      (_, path: string) => `[[file:${moved(path, directory)}`,
    )
    .replace(/\[\[(\.\.?\/[^\][]+)(?=\])/g, (_, path: string) => `[[./${moved(path, directory)}`)
}

function moved(path: string, directory: string): string {
  const [file = '', ...search] = path.split('::')
  return [posix.join(directory, file), ...search].join('::')
}
