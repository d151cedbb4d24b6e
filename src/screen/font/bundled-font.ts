import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { readOpenType } from './open-type.ts'
import type { Face, LoadedFace, TextFont } from './text-font.ts'

const loaded = new Map<string, LoadedFace>()

/** JetBrains Mono (SIL OFL 1.1), the font of pictures that ask for no other; a face is read when it is needed. */
export const bundledFont: TextFont = {
  family: 'JetBrains Mono',
  advance: 0.6,
  ascent: 1.02,
  descent: 0.3,
  load(face) {
    const name = nameOf(face)
    const path = `@expo-google-fonts/jetbrains-mono/${name}/JetBrainsMono_${name}.ttf`
    const known = loaded.get(path) ?? {
      font: readOpenType(readFileSync(createRequire(import.meta.url).resolve(path))),
      isBold: face.bold,
      isItalic: face.italic,
    }
    loaded.set(path, known)
    return known
  },
}

function nameOf(face: Face): string {
  if (face.italic) return face.bold ? '700Bold_Italic' : '400Regular_Italic'
  return face.bold ? '700Bold' : '400Regular'
}
