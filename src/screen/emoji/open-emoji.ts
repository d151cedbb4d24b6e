import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { readWoff2, tableOf } from '../font-file/read-woff2.ts'
import { transformedOutlines } from '../font-file/transformed-outlines.ts'
import { readCharacterMap } from '../font/character-map.ts'
import type { Outline } from '../font/outline.ts'
import { type Ligatures, readLigatures } from './ligatures.ts'

/** A part of an emoji, in one colour. */
export interface EmojiLayer {
  /** In font units, y upwards: the square from 0, -64 to 512, 448. */
  readonly outline: Outline
  /** 0xrrggbb. */
  readonly color: number
  /** 0 to 1. */
  readonly opacity: number
}

/** Emoji in colour. */
export interface Emoji {
  /** The layers of a grapheme cluster, the lowest first; null when it is no emoji that the font has. */
  layersOf(cluster: string): readonly EmojiLayer[] | null
}

/**
 * Opens Twemoji (graphics under CC BY 4.0) as a font with layers in colours (OpenType 1.9, "COLR" version 0 and
 * "CPAL"); the file is read when it is first asked for.
 */
export function openEmoji(): Emoji {
  opened ??= readEmoji()
  return opened
}

let opened: Emoji | null = null

function readEmoji(): Emoji {
  const path = createRequire(import.meta.url).resolve('twemoji-colr-font/twemoji.woff2')
  const tables = readWoff2(readFileSync(path))
  const table = (tag: string): DataView => tableOf(tables, tag)
  const glyphOf = readCharacterMap(table('cmap'), 0)
  const ligatures = readLigatures(table('GSUB'))
  const outlineOf = transformedOutlines(table('glyf'))
  const colors = readColors(table('CPAL'))
  const layers = readLayers(table('COLR'))
  return {
    layersOf(cluster) {
      const glyph = glyphOfCluster(cluster, glyphOf, ligatures)
      const found = glyph === null ? undefined : layers.get(glyph)
      return (
        found?.map(([part, color]) => ({
          outline: outlineOf(part),
          ...(colors[color] ?? black),
        })) ?? null
      )
    },
  }
}

const black = { color: 0, opacity: 1 }
const emojiStyle = 0xfe0f

/** With the emoji style selector as it is written, else without it, since fonts differ in where they want it. */
function glyphOfCluster(
  cluster: string,
  glyphOf: (codePoint: number) => number,
  ligatures: Ligatures,
): number | null {
  const codes = Array.from(cluster, (character) => character.codePointAt(0) ?? 0)
  const plain = codes.filter((code) => code !== emojiStyle)
  for (const sequence of [codes, plain]) {
    const [first = 0, ...rest] = sequence.map(glyphOf)
    if (first === 0) continue
    if (rest.length === 0) return first
    const known = ligatures.get(first)?.find((other) => isEqual(other.rest, rest))
    if (known !== undefined) return known.glyph
  }
  return null
}

/** A cluster may be as long as its maker likes, and is held against hundreds of rules. */
function isEqual(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((glyph, at) => glyph === other[at])
}

function readColors(table: DataView): { readonly color: number; readonly opacity: number }[] {
  const start = table.getUint32(8)
  return Array.from({ length: table.getUint16(2) }, (_, at) => {
    const [blue, green, red, alpha] = [0, 1, 2, 3].map((byte) =>
      table.getUint8(start + at * 4 + byte),
    )
    return {
      color: ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0),
      opacity: (alpha ?? 0) / 255,
    }
  })
}

/** Glyph and colour of each layer, by glyph. */
function readLayers(table: DataView): Map<number, (readonly [glyph: number, color: number])[]> {
  const [bases, layers] = [table.getUint32(4), table.getUint32(8)]
  return new Map(
    Array.from({ length: table.getUint16(2) }, (_, index) => {
      const at = bases + index * 6
      const first = table.getUint16(at + 2)
      const parts = Array.from({ length: table.getUint16(at + 4) }, (_layer, number) => {
        const layer = layers + (first + number) * 4
        return [table.getUint16(layer), table.getUint16(layer + 2)] as const
      })
      return [table.getUint16(at), parts]
    }),
  )
}
