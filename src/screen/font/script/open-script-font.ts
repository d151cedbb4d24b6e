import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { readWoff } from '../../font-file/read-woff.ts'
import { readFontTables } from '../font-tables.ts'
import { type OpenTypeFont, readOpenType } from '../open-type.ts'
import { readClassDefinition } from '../substitution/read-class-definition.ts'
import { readSubstitutions, type Substitutions } from '../substitution/read-substitutions.ts'
import type { JoiningForm } from './letter.ts'
import { type Attachment, readAttachments } from './read-attachments.ts'
import type { Script } from './scripts.ts'

/** A font of a script, and its rules for the parts of a grapheme cluster. */
export interface ScriptFont {
  readonly font: OpenTypeFont
  /** The glyph of a letter in a form; the same glyph where it has no other. */
  readonly formOf: (glyph: number, form: JoiningForm) => number
  /** The glyphs to draw for those of a cluster. */
  readonly compose: (glyphs: readonly number[]) => readonly number[]
  readonly isMark: (glyph: number) => boolean
  /** How marks are attached, the last that fits counts. */
  readonly attachments: readonly Attachment[]
}

/** The features that change a cluster without consonants that are joined (OpenType 1.9, "Registered features"). */
const clusterFeatures = 'ccmp rlig liga calt nukt akhn pres abvs blws psts haln'.split(' ')

const opened = new Map<string, ScriptFont>()

/** Opens the font of a script (SIL OFL 1.1), bold or not; its file is read the first time. */
export function openScriptFont(script: Script, bold: boolean): ScriptFont {
  const path = `${script.file}-${bold ? 700 : 400}-normal.woff`
  const font = opened.get(path) ?? readScriptFont(path, script)
  opened.set(path, font)
  return font
}

function readScriptFont(path: string, { tags }: Script): ScriptFont {
  const bytes = readWoff(readFileSync(createRequire(import.meta.url).resolve(path)))
  const tables = readFontTables(bytes, 0)
  const tableOf = (tag: string): DataView | null =>
    tables.has(tag) ? new DataView(bytes.buffer, tables.at(tag)) : null
  const scripts = [...tags, 'DFLT']
  const [rules, places] = [tableOf('GSUB'), tableOf('GPOS')]
  const known = new Map<string, Substitutions>()
  const substitute = (features: readonly string[], glyphs: readonly number[]) => {
    if (rules === null) return glyphs
    const key = features.join()
    const read =
      known.get(key) ?? readSubstitutions(rules, { features: new Set(features), scripts })
    known.set(key, read)
    return read.apply(glyphs).map(({ glyph }) => glyph)
  }
  return {
    font: readOpenType(bytes),
    formOf: (glyph, form) => substitute([form], [glyph])[0] ?? glyph,
    compose: (glyphs) => substitute(clusterFeatures, glyphs),
    isMark: readMarks(tableOf('GDEF')),
    attachments: places === null ? [] : readAttachments(places, scripts),
  }
}

const markClass = 3

/** Tells which glyphs are marks (OpenType 1.9, "GDEF"). */
function readMarks(table: DataView | null): (glyph: number) => boolean {
  const classes = table === null ? null : readClassDefinition(table, table.getUint16(4))
  return (glyph) => classes?.get(glyph) === markClass
}
