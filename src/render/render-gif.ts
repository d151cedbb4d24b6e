import type { Asciicast } from '../cast/asciicast.ts'
import { blinking } from './blinking.ts'
import type { Change } from './changes.ts'
import { copies } from './copies.ts'
import { type Film, filmOf } from './film.ts'
import {
  commentExtension,
  gifHeader,
  imageHeader,
  loopExtension,
  trailer,
} from './gif/gif-blocks.ts'
import { createPictures, createWholePictures, type Picture, type Pictures } from './gif/pictures.ts'
import { joinBytes } from './join-bytes.ts'
import { createJobs } from './kernel/create-jobs.ts'
import { openKernel } from './kernel/open-kernel.ts'
import { createRaster, type Raster } from './raster.ts'
import type { AnimationOptions } from './render-options.ts'

/** One index is kept for "as before". */
const mostColors = 255
/** A film in which more pixels change is worth a second thread, which takes some 40 ms to come up. */
const manyPixels = 10_000_000
/** A delay is two bytes. */
const longestDelayCs = 0xffff

/**
 * Draws a recording as an animated GIF (GIF89a). The same recording and options give the same bytes.
 * @throws RunbookError E_CAST on a terminal that is too large, and as canvasOf() does.
 */
export function renderGif(asciicast: Asciicast, options: AnimationOptions): Uint8Array {
  return joinBytes([...copies(gifChunks(filmOf(asciicast, options), options))])
}

/**
 * A GIF of a film piece by piece, for files that are too large to hold. The film is gone through twice, first for
 * its colours, then for its pictures, so that memory does not grow with its length. A piece is good until the next
 * one is asked for.
 */
export function* gifChunks(
  film: Film,
  options: AnimationOptions,
): Generator<Uint8Array, void, undefined> {
  const shown = options.cursorBlink ? { ...film, frames: blinking(film.frames) } : film
  const kernel = openKernel()
  const jobs = createJobs(kernel)
  const onChanged = (pixels: number): void => {
    if (pixels > manyPixels) jobs.start()
  }
  try {
    const raster = createRaster(shown, options, { mostColors, kernel, onChanged })
    const { canvas, colors } = raster
    const bits = Math.ceil(Math.log2(colors.length + 1))
    yield gifHeader(canvas, colors, bits)
    if (options.loop) yield loopExtension()
    if (options.comment !== '') yield commentExtension(options.comment)
    const codeSize = Math.max(2, bits)
    if (options.transparent) yield* seeThrough(raster, createWholePictures(raster, jobs, codeSize))
    else yield* opaque(raster, createPictures(raster, jobs, codeSize))
  } finally {
    jobs.end()
  }
  yield trailer()
}

function* opaque(raster: Raster, pictures: Pictures) {
  for (const { delayCs, picture } of inOrder(raster.steps(), pictures)) {
    yield* pieces(picture, Math.min(delayCs, longestDelayCs))
    yield* longerDelay(delayCs - longestDelayCs, pictures.still)
  }
}

function* seeThrough(raster: Raster, pictureOf: Pictures['of']) {
  for (const change of raster.steps()) {
    const picture = pictureOf(change)
    yield* pieces(picture, Math.min(change.delayCs, longestDelayCs))
    yield* longerDelay(change.delayCs - longestDelayCs, picture)
  }
}

/** The pictures of changes as they are done, while later ones are begun. */
function* inOrder(changes: Iterable<Change>, pictures: Pictures) {
  const waiting: { readonly delayCs: number; readonly picture: Picture }[] = []
  for (const change of changes) {
    const picture = pictures.of(change)
    const { delayCs } = change
    waiting.push({ delayCs, picture: waiting.length === 0 ? picture : kept(picture) })
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      if (waiting.length < pictures.kept - 1 && !isDone(first.picture)) break
      waiting.shift()
      yield first
    }
  }
  yield* waiting
}

function isDone({ data }: Picture): boolean {
  return data instanceof Uint8Array || data.isDone()
}

/** A picture that stays good when others are made. */
function kept(picture: Picture): Picture {
  const { data } = picture
  return data instanceof Uint8Array ? { ...picture, data: new Uint8Array(data) } : picture
}

function* pieces({ area, data, transparent, cleared }: Picture, delayCs: number) {
  yield imageHeader(area, { delayCs, transparent, cleared })
  yield data instanceof Uint8Array ? data : data.bytes()
}

/** A pause that does not fit in two bytes goes on as pictures that change nothing. */
function* longerDelay(restCs: number, still: Picture) {
  for (let rest = restCs; rest > 0; rest -= longestDelayCs)
    yield* pieces(still, Math.min(rest, longestDelayCs))
}
