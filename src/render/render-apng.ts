import { deflateSync } from 'node:zlib'

import { animationChunk, pictureChunk, pixelsChunk } from './apng/apng-chunks.ts'
import { createCellPixels } from './apng/cell-pixels.ts'
import { type DelayFraction, delayFractions } from './apng/delay-fractions.ts'
import { mostIndexed, type PixelArray, type PixelForm, pixelForm } from './apng/pixel-form.ts'
import { createScrolledRows } from './apng/scrolled-rows.ts'
import { blinking } from './blinking.ts'
import type { Film } from './film.ts'
import type { PixelRectangle } from './gif/gif-blocks.ts'
import { pixelArea } from './pixel-area.ts'
import { pngSignature } from './png/png-signature.ts'
import { commentChunk, headerChunk, writeChunk } from './png/write-chunks.ts'
import type { AnimationOptions } from './render-options.ts'
import { createScene, type Scene } from './scene.ts'

/**
 * An animated PNG of a film (PNG, third edition, 2025) piece by piece: the pictures and delays of its GIF, in all of
 * its colours. The film is gone through twice, first for its colours and the number of its pictures.
 * @throws RunbookError as canvasOf() does.
 */
export function* apngChunks(
  film: Film,
  options: AnimationOptions,
): Generator<Uint8Array, void, undefined> {
  const shown = options.cursorBlink ? { ...film, frames: blinking(film.frames) } : film
  let pictures = 0
  const scene = createScene(shown, options, (_, { delayCs }) => {
    pictures += delayFractions(delayCs).length
  })
  const form = pixelForm(scene.palette(mostIndexed))
  yield Uint8Array.from(pngSignature)
  yield headerChunk(scene.canvas, form.colorType)
  yield animationChunk(pictures, options.loop ? 0 : 1)
  if (options.comment !== '') yield commentChunk(options.comment)
  yield* form.chunks
  let sequence = 0
  for (const picture of picturesOf(scene, form)) {
    const isFirst = sequence === 0
    const { area, delay, data } = picture
    yield pictureChunk(area, { sequence, delay, isOver: !isFirst })
    yield isFirst ? writeChunk('IDAT', data) : pixelsChunk(sequence + 1, data)
    sequence += isFirst ? 1 : 2
  }
  yield writeChunk('IEND', new Uint8Array(0))
}

/** A picture of an APNG. */
interface Picture {
  readonly area: PixelRectangle
  readonly delay: DelayFraction
  /** A zlib stream of its scanlines. */
  readonly data: Uint8Array
}

/** The whole canvas, then what changed; a pause that does not fit goes on as pictures of a pixel that stays as it is. */
function* picturesOf(scene: Scene, form: PixelForm): Generator<Picture, void, undefined> {
  const { canvas, steps } = scene
  const painter = createCellPixels(scene, form)
  const scrolled = createScrolledRows(scene, { painter, form })
  const packed = (area: PixelRectangle, pixels: PixelArray): Omit<Picture, 'delay'> => ({
    area,
    data: deflateSync(form.scanlines(pixels, area.width), { level: 6 }),
  })
  const pixel = { left: 0, top: 0, width: 1, height: 1 }
  const still = packed(pixel, form.create(1).fill(form.unchanged))
  let isFirst = true
  for (const change of steps) {
    let picture = isFirst
      ? packed({ ...canvas, left: 0, top: 0 }, painter.whole(change))
      : (scrolled(change) ?? packed(pixelArea(canvas, change.area), painter.part(change)))
    for (const delay of delayFractions(change.delayCs)) {
      yield { ...picture, delay }
      picture = still
    }
    isFirst = false
  }
}
