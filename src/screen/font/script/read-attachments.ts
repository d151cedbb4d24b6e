import { lookupNumbers } from '../substitution/lookup-numbers.ts'
import { lookupSubtables } from '../substitution/lookup-subtables.ts'
import { readCoverage } from '../substitution/read-coverage.ts'

/** A point of a glyph, in font units, at which another is attached. */
export interface Anchor {
  readonly x: number
  readonly y: number
}

/** How marks are attached to letters, or to marks before them. */
export interface Attachment {
  readonly toMarks: boolean
  /** The class of each mark, and its anchor. */
  readonly marks: ReadonlyMap<number, Anchor & { readonly kind: number }>
  /** Where on a glyph marks are attached, by their class; null for nowhere. */
  readonly targets: ReadonlyMap<number, readonly (Anchor | null)[]>
}

/** The features that attach marks (OpenType 1.9, "Registered features"). */
const features = new Set(['mark', 'mkmk', 'abvm', 'blwm'])

const extension = 9
const [toLetter, toLigature, toMark] = [4, 5, 6]

/**
 * Reads how the marks of some scripts are attached, of which the first that is there counts (OpenType 1.9, "GPOS", lookup
 * types 4 to 6). To a ligature they are attached as to its last part.
 * @throws RangeError when the table is damaged.
 */
export function readAttachments(table: DataView, scripts: readonly string[]): Attachment[] {
  const lookups = table.getUint16(8)
  return lookupNumbers(table, { features, scripts }).flatMap((number) => {
    const lookup = lookups + table.getUint16(lookups + 2 + number * 2)
    return lookupSubtables(table, lookup, extension)
      .filter(({ type }) => type >= toLetter && type <= toMark)
      .map(({ type, at }) => readAttachment(table, at, type))
  })
}

function readAttachment(table: DataView, at: number, type: number): Attachment {
  const place = (field: number): number => at + table.getUint16(at + field)
  const kinds = table.getUint16(at + 6)
  const targets = place(10)
  const readRow = (start: number, record: number) => readAnchors(table, start, record, kinds)
  const rows = readCoverage(table, place(4)).map((glyph, index) => {
    if (type !== toLigature) return [glyph, readRow(targets, 2 + index * kinds * 2)] as const
    const ligature = targets + table.getUint16(targets + 2 + index * 2)
    const last = table.getUint16(ligature) - 1
    return [glyph, readRow(ligature, 2 + last * kinds * 2)] as const
  })
  return {
    toMarks: type === toMark,
    marks: new Map(readMarks(table, place(2), place(8))),
    targets: new Map(rows),
  }
}

function readMarks(table: DataView, coverage: number, marks: number) {
  return readCoverage(table, coverage).map((glyph, index) => {
    const record = marks + 2 + index * 4
    const anchor = readAnchor(table, marks + table.getUint16(record + 2))
    return [glyph, { kind: table.getUint16(record), ...anchor }] as const
  })
}

/** Anchors whose offsets stand in a record, and are counted from a start. */
function readAnchors(
  table: DataView,
  start: number,
  record: number,
  count: number,
): readonly (Anchor | null)[] {
  return Array.from({ length: count }, (_, kind) => {
    const offset = table.getUint16(start + record + kind * 2)
    return offset === 0 ? null : readAnchor(table, start + offset)
  })
}

function readAnchor(table: DataView, at: number): Anchor {
  return { x: table.getInt16(at + 2), y: table.getInt16(at + 4) }
}
