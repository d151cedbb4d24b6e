import { drawBlock } from './draw-block.ts'
import { drawBox } from './draw-box.ts'
import { drawSymbol } from './draw-symbol.ts'
import type { Box, Drawing } from './drawing.ts'

/** Draws a character that is geometry rather than a letter, so that neighbours join; null for other characters. */
export function drawGeometry(codePoint: number, box: Box): Drawing | null {
  return drawBox(codePoint, box) ?? drawBlock(codePoint, box) ?? drawSymbol(codePoint, box)
}
