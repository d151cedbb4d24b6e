import { mkdir, readdir, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'

import type { Asciicast } from '../cast/asciicast.ts'
import { RunbookError } from '../errors.ts'
import { nearest } from '../plan/nearest.ts'
import { canvasOf } from '../render/canvas.ts'
import { type Film, filmOf, stillOf } from '../render/film.ts'
import type { Format, FormatOptions } from '../render/formats/format.ts'
import { isDrawn, loadFormat, outputExtensions } from '../render/formats/formats.ts'
import { frameFiles, framePattern } from '../render/formats/frame-files.ts'
import { findProgram } from '../sandbox/find-program.ts'
import { checkOutputDirectory } from './check-output-directory.ts'
import { writePieces } from './write-pieces.ts'

/** A file to make; a format of null is a directory of frames. */
export interface PlannedOutput {
  readonly path: string
  readonly format: Format | null
}

/** What was written: a file, or a directory with the bytes of all its files. */
export interface WrittenOutput {
  readonly path: string
  readonly bytes: number
}

/**
 * Finds the format of each output by its name, and checks that it can be made, before any work is done: a path that
 * ends in `/` is a directory of frames, one PNG each.
 * @throws RunbookError E_FORMAT for unknown kinds, E_PROGRAM_MISSING for kinds that need a program which is not on the
 * PATH, E_UNWRITABLE where there is no such directory.
 */
export async function planOutputs(
  paths: readonly string[],
  searchPath: string,
): Promise<PlannedOutput[]> {
  const planned = await Promise.all(
    paths.map(async (path) => ({ path, format: await formatOf(path) })),
  )
  for (const { path, format } of planned) {
    const program = format?.program ?? null
    if (program !== null && findProgram(program, searchPath) === null) {
      throw new RunbookError(
        'E_PROGRAM_MISSING',
        `${path} needs ${program}, which is not installed`,
        {
          hint: `Install ${program} (apt-get install ${program}), or make a .gif or .svg, which need nothing.`,
        },
      )
    }
    checkOutputDirectory(path)
  }
  return planned
}

async function formatOf(path: string): Promise<Format | null> {
  if (path.endsWith('/')) return null
  const extension = extname(path).toLowerCase()
  const format = await loadFormat(extension)
  if (format !== null) return format
  const near = nearest(extension, outputExtensions)
  const meant = near === null ? '' : `Did you mean ${near}? `
  throw new RunbookError('E_FORMAT', `"${extension}" is no kind of output that can be made`, {
    hint: `${meant}End the name in one of ${outputExtensions.join(', ')}, or in / for a directory of frames.`,
  })
}

/**
 * Makes all outputs of a recording from one simulation of its terminal. With `atMs` not null, they show that instant.
 * @throws RunbookError E_CAST on a terminal or picture that is too large, E_FORMAT on a picture too small for its text,
 * E_UNWRITABLE; the reason of an interrupt, which ends it.
 */
export async function* renderOutputs(
  asciicast: Asciicast,
  outputs: readonly PlannedOutput[],
  options: FormatOptions & { readonly atMs: number | null },
): AsyncGenerator<WrittenOutput, void, undefined> {
  const { interrupts } = options
  const whole = filmOf(asciicast, options)
  const film = options.atMs === null ? whole : stillOf(whole, options.atMs)
  // Before the first file is written.
  if (outputs.some(({ path }) => isDrawn(path))) canvasOf(film.size, options)
  for (const { path, format } of outputs) {
    const bytes =
      format === null
        ? await writeFrames(path, film, options)
        : await writePieces(path, format.chunks(film, options), { isRemade: true, interrupts })
    yield { path, bytes }
  }
}

async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new RunbookError('E_UNWRITABLE', `there can be no directory ${path} (${code})`, {
      hint: 'Name a directory, or one that is not there yet; a file of that name must go first.',
      cause,
    })
  }
}

/** Frames of an earlier, longer recording do not stay behind. */
async function writeFrames(path: string, film: Film, options: FormatOptions): Promise<number> {
  const { interrupts } = options
  await makeDirectory(path)
  const old = (await readdir(path)).filter((name) => framePattern.test(name))
  await Promise.all(old.map((name) => rm(join(path, name))))
  let bytes = 0
  for (const { name, data } of frameFiles(film, options)) {
    bytes += await writePieces(join(path, name), [data], { isRemade: true, interrupts })
  }
  return bytes
}
