import { dirname, join } from 'node:path/posix'

import type { OrgDocument } from '../../document/document.ts'
import { applyEdits, type Edit } from '../../document/edit.ts'
import { lineStart, lineText, placeOf } from '../../document/line-index.ts'
import { commaEscape } from '../../document/org/comma-escape.ts'
import type { OrgElement } from '../../document/org/element.ts'
import { indentation } from '../../document/org/line-patterns.ts'
import { parseOrg } from '../../document/org/parse-org.ts'
import { type Place, RunbookError } from '../../errors.ts'
import { readKeyword } from '../tree/export-settings.ts'
import { adaptIncluded } from './adapt-included.ts'
import { commentTrees } from './comment-trees.ts'
import { type IncludeLine, readIncludeLine } from './include-line.ts'
import { includedPart } from './included-part.ts'
import { outsideFootnotes } from './outside-footnotes.ts'

/** Reads a file by its path relative to the document; null when it may not or cannot be read. */
export type ReadIncluded = (path: string) => string | null

const includes = /^[ \t]*#\+include:/im

/** Far beyond any document; more is an attack or a mistake. */
const longest = 1 << 26
/** What an included file counts at least: reading and parsing it costs that much, however short it is. */
const leastCounted = 1 << 12
/** What finding a part costs, as a share of its file: the file is parsed once, but gone through each time. */
const shareCounted = 1 / 16
/** Files that include files, one in the other. */
const deepest = 100
/** Stars of a heading: each line of an included file may get as many. */
const mostStars = 1000

/**
 * The edits that put the included files of a document in place of the lines that name them (Org manual, "Include Files").
 * Files come through `read`, which decides what may be read.
 * @throws RunbookError E_NO_SUCH_FILE for a file that cannot be read, E_REFUSED for files that include each other or
 * too much.
 */
export function expandIncludes(document: OrgDocument, read: ReadIncluded): Edit[] {
  if (!includes.test(document.source)) return []
  const inclusion = new Inclusion(document.path, read)
  const edits = inclusion.edits(document, { file: '', above: [], line: null })
  const notes = inclusion.footnotes.map(([label, note]) => `\n[fn:${label}] ${note}\n\n`)
  const end = document.source.length
  return notes.length === 0 ? edits : [...edits, { start: end, end, text: notes.join('') }]
}

/** Where a text stands that may include others. */
interface TextPlace {
  /** The file that it is from, relative to the document; `''` for that itself. */
  readonly file: string
  /** The inclusions around it. */
  readonly above: readonly string[]
  /** The line of the document that brought it, null for the document's own text. */
  readonly line: Place | null
}

/** A line that includes something. */
interface IncludePlace {
  readonly document: OrgDocument
  readonly element: OrgElement
  /** Level of the heading that it stands under. */
  readonly level: number
  readonly place: TextPlace & { readonly line: Place }
}

class Inclusion {
  readonly #path: string
  readonly #read: ReadIncluded
  readonly #files = new Map<string, OrgDocument | null>()
  readonly #numbers = new Map<string, number>()
  readonly #footnotes = new Map<string, string>()
  #length = 0

  constructor(path: string, read: ReadIncluded) {
    this.#path = path
    this.#read = read
  }

  /** Labels and texts of footnotes that included parts refer to and do not hold; they go to the end. */
  get footnotes(): readonly [string, string][] {
    return [...this.#footnotes]
  }

  edits(document: OrgDocument, place: TextPlace): Edit[] {
    const edits: Edit[] = []
    let level = 0
    const hidden = commentTrees(document)
    for (const element of document.elements) {
      const line = lineText(document.lines, element.start)
      if (element.type === 'headline') level = /^\*+/.exec(line)?.[0].length ?? 0
      while (hidden[0] && hidden[0].end <= element.start) hidden.shift()
      // What is commented out includes nothing, not even what is missing.
      if (element.type !== 'keyword' || (hidden[0]?.start ?? Infinity) < element.start) continue
      const [key, value] = readKeyword(line)
      if (key !== 'INCLUDE') continue
      const own = place.line ?? placeOfLine(document, element)
      const at = { document, element, level, place: { ...place, line: own } }
      const end = lineStart(document.lines, element.end)
      edits.push({
        start: lineStart(document.lines, element.start),
        end,
        text: this.#text(value, at),
      })
    }
    return edits
  }

  #expand(source: string, place: TextPlace): string {
    if (!includes.test(source)) return source
    return applyEdits(source, this.edits(parseOrg(this.#path, source), place))
  }

  #text(value: string, at: IncludePlace): string {
    const include = readIncludeLine(value)
    if (!include) return ''
    const { document, element, level, place } = at
    const path = join(dirname(place.file), include.file)
    const signature = `${path} ${JSON.stringify(include.lines)} ${include.location}`
    if (place.above.includes(signature)) throw refused(at, `${include.file} includes itself`)
    if (place.above.length === deepest)
      throw refused(at, `${include.file} is included by ${deepest} files in one another`)
    const whole = this.#file(path)
    const part = whole && includedPart(whole, include)
    if (whole === null || part === null) throw missing(at, include)
    // As far in as what follows: Org looks when the line itself is gone.
    const indent = indentation(lineText(document.lines, element.start + 1))
    const length = part.length + indent * part.split('\n').length
    this.#length += Math.max(length, leastCounted, whole.source.length * shareCounted)
    if (this.#length > longest) throw refused(at, 'the included files are too large')
    if (include.block !== '') return blockOf(include, part, ' '.repeat(indent))
    const minLevel = include.minLevel ?? level + 1
    if (minLevel > mostStars) throw refused(at, `headings have at most ${mostStars} stars`)
    const number = this.#number(path)
    if (include.location !== '' || include.lines !== null)
      for (const [label, note] of outsideFootnotes(whole, part))
        this.#footnotes.set(`-${number}-${label}`, note)
    const adapted = adaptIncluded(part, {
      indent,
      minLevel,
      footnotes: number,
      directory: dirname(path),
    })
    return this.#expand(adapted, { ...place, file: path, above: [...place.above, signature] })
  }

  #file(path: string): OrgDocument | null {
    const known = this.#files.get(path)
    if (known !== undefined) return known
    const text = this.#read(path)
    const file = text === null ? null : parseOrg(path, text.replace(/\r\n/g, '\n'))
    this.#files.set(path, file)
    return file
  }

  #number(path: string): number {
    const known = this.#numbers.get(path) ?? this.#numbers.size
    this.#numbers.set(path, known)
    return known
  }
}

function refused({ place: { line } }: IncludePlace, reason: string): RunbookError {
  return new RunbookError('E_REFUSED', reason, { place: line, hint: 'Take this line out.' })
}

function blockOf(include: IncludeLine, part: string, indent: string): string {
  const { block, literal } = include
  const words = include.arguments === '' ? '' : ` ${include.arguments}`
  const body = literal ? commaEscape(part) : part
  return `${indent}#+BEGIN_${block}${literal ? words : ''}\n${body}${indent}#+END_${block}\n`
}

function missing({ place: { file, line } }: IncludePlace, include: IncludeLine): RunbookError {
  const what = include.location === '' ? include.file : `${include.file}::${include.location}`
  const by = file === '' ? '' : `, which ${file} includes,`
  return new RunbookError('E_NO_SUCH_FILE', `${what}${by} cannot be included`, {
    place: line,
    hint: "Files are included from the document's directory and below; check the name.",
  })
}

function placeOfLine({ lines }: OrgDocument, { start, end }: OrgElement): Place {
  return placeOf(lines, { start: lineStart(lines, start), end: lineStart(lines, end) - 1 })
}
