import { lstatSync } from 'node:fs'
import { extname, relative, resolve } from 'node:path'

import type { Asciicast } from '../cast/asciicast.ts'
import { editCast } from '../cast/edit-cast.ts'
import { fitLength } from '../cast/fit-length.ts'
import { recordCommands } from '../cast/recorder.ts'
import { placeOf } from '../document/line-index.ts'
import type { LineIndex } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { filmOf } from '../render/film.ts'
import { type Format, type FormatOptions, unstoppable } from '../render/formats/format.ts'
import { loadFormat, recordingExtensions } from '../render/formats/formats.ts'
import { joinBytes } from '../render/join-bytes.ts'
import type { PngPicture } from '../render/png/png-picture.ts'
import { findProgram } from '../sandbox/find-program.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { writeConfined } from '../sandbox/write-confined.ts'
import { findFont } from '../screen/font/find-font.ts'
import type { Theme } from '../screen/theme.ts'
import { fingerprint } from './fingerprint.ts'
import { pictureOptions } from './picture-options.ts'
import { readMarginPicture } from './read-margin-picture.ts'
import { recordingPaths, recordingRoot } from './recording-paths.ts'
import { themeOf } from './theme-of.ts'

/** How a run makes its recordings. */
export interface RecordingOptions {
  readonly castVersion: 2 | 3
  /** `frozen`: the same run gives the same bytes; `real`: pauses are as they were. */
  readonly timing: 'frozen' | 'real'
  /** Overwrite pictures and casts that we did not make. */
  readonly force: boolean
  /** Make nothing, only say which recordings are stale. */
  readonly check: boolean
  /** Where the programs are that some kinds need, as in `$PATH`. */
  readonly searchPath: string
}

/** A recording on disk: its files with their sizes in bytes, paths relative to the document. */
export interface WrittenRecording {
  /** `stale` is what would have been made anew. */
  readonly status: 'made' | 'fresh' | 'stale'
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
  /** What is not as it was asked for, `''` where all is. */
  readonly remark: string
}

/** Where the document is, for paths and for the places of errors. */
export interface RecordingPlace {
  readonly directory: string
  readonly lines: LineIndex
}

/** One file of a recording. */
interface Target {
  readonly path: string
  readonly format: Format
  /** Size and mark of the file that is there, null for none. */
  readonly present: { readonly bytes: number; readonly mark: string | null } | null
}

/**
 * Makes the cast and the pictures of a recorded step, unless all are there already and were made from the same
 * commands, output and settings. All are encoded before the first is written.
 * @throws RunbookError E_FOREIGN_FILE for a file that is not ours, E_FORMAT for a picture that we cannot make,
 * E_PROGRAM_MISSING, E_THEME, and E_REFUSED and E_UNWRITABLE as writeConfined does.
 */
export async function recordOutcome(
  outcome: Outcome,
  place: RecordingPlace,
  options: RecordingOptions,
): Promise<WrittenRecording> {
  const { files: paths, root } = recordingPaths(place.directory, outcome.step.recordTo)
  const sources = await sourcesOf(outcome, place, options.castVersion)
  const targets = await Promise.all(
    paths.map(async (path) => {
      const format = await formatOf(path, options.searchPath, { outcome, place })
      return { path, format, present: presentFile(path, root, format) }
    }),
  )
  const isFresh = targets.every(({ present }) => present?.mark === sources.mark)
  if (isFresh || options.check) {
    const files = targets.map(({ path, present }) => [path, present?.bytes ?? 0] as const)
    return written(isFresh ? 'fresh' : 'stale', place, files)
  }
  if (!options.force) targets.forEach((target) => refuseForeign(target, outcome, place))
  const { made, remark } = await make(outcome, { sources, targets }, options)
  for (const { path, data } of made)
    writeConfined({ root, path, data, mode: null, createDirectories: true })
  const files = made.map(({ path, data }) => [path, data.length] as const)
  return { ...written('made', place, files), remark }
}

/** What the pictures of a step are made from besides its commands and settings. */
interface Sources {
  readonly theme: Theme
  readonly light: Theme | null
  readonly marginPicture: PngPicture | null
  /** The fingerprint of all of it. */
  readonly mark: string
}

async function sourcesOf(
  outcome: Outcome,
  place: RecordingPlace,
  castVersion: 2 | 3,
): Promise<Sources> {
  const { commands, step } = outcome
  const settings = step.arguments.recording
  const { lightTheme, marginPicture: path } = settings.looks
  const { lines } = place
  const theme = await themeOf(step, 'theme', { name: settings.theme, lines })
  const light =
    lightTheme === '' ? null : await themeOf(step, 'light-theme', { name: lightTheme, lines })
  const marginPicture = marginPictureOf(path, { outcome, place })
  const file = marginPicture?.file ?? null
  const all = { commands, settings, theme, light, marginPicture: file, castVersion }
  return { theme, light, marginPicture, mark: fingerprint(all) }
}

/** Makes all files of a recording; none is written yet. */
async function make(
  { step, commands }: Outcome,
  { sources, targets }: { readonly sources: Sources; readonly targets: readonly Target[] },
  { timing, castVersion }: RecordingOptions,
) {
  const { theme, light, marginPicture, mark } = sources
  const settings = step.arguments.recording
  const title = step.block.name || (step.block.headings.at(-1) ?? '')
  const { font, remark } = findFont(settings.looks.fontFamily)
  const own = { timing, fingerprint: mark, title }
  const whole = sped(recordCommands({ commands, settings, theme, ...own }), settings.speed)
  const looks = { comment: mark, marginPicture, font }
  const drawn = pictureOptions(settings, { dark: theme, light }, looks)
  const shown = { cast: whole, holdMs: drawn.lastFrameMs }
  const { cast, holdMs } = fitLength(shown, settings.maxLengthMs / 1000)
  const options = { ...drawn, lastFrameMs: holdMs, castVersion, signal: unstoppable }
  return { made: await render(cast, targets, options), remark }
}

function sped(cast: Asciicast, speed: number): Asciicast {
  return editCast(cast, { select: '', idleLimit: null, speed, cols: null, rows: null })
}

function marginPictureOf(
  path: string,
  { outcome, place }: { readonly outcome: Outcome; readonly place: RecordingPlace },
): PngPicture | null {
  if (path === '') return null
  const roots = [recordingRoot(place.directory)]
  const picture = readMarginPicture(path, {
    path: resolve(place.directory, path),
    directory: place.directory,
    roots,
  })
  if (!(picture instanceof RunbookError)) return picture
  const { code, message, hint } = picture
  const argument = outcome.step.block.arguments.findLast(({ key }) => key === 'margin-fill')
  const where =
    argument === undefined ? placeOfLink(outcome, place) : placeOf(place.lines, argument.span)
  throw new RunbookError(code, message, { place: where, hint, cause: picture })
}

/** All files are made of one film before the first is written. */
async function render(
  cast: Asciicast,
  targets: readonly Target[],
  options: FormatOptions,
): Promise<{ path: string; data: Uint8Array }[]> {
  const film = filmOf(cast, options)
  return Promise.all(
    targets.map(async ({ path, format }) => {
      const pieces: Uint8Array[] = []
      for await (const piece of format.chunks(film, options)) pieces.push(Buffer.from(piece))
      return { path, data: joinBytes(pieces) }
    }),
  )
}

/** The format of a recording's file; what cannot hold a fingerprint is no recording. */
async function formatOf(
  path: string,
  searchPath: string,
  { outcome, place }: { readonly outcome: Outcome; readonly place: RecordingPlace },
): Promise<Format> {
  const extension = extname(path).toLowerCase()
  const format = recordingExtensions.includes(extension) ? await loadFormat(extension) : null
  if (format === null) throw unknownKind(path, outcome, place)
  const { program } = format
  if (program === null || findProgram(program, searchPath) !== null) return format
  throw new RunbookError('E_PROGRAM_MISSING', `${extension} needs ${program}, which is not there`, {
    place: placeOfLink(outcome, place),
    hint: `Install it (apt-get install ${program}), or link a .gif or .svg, which need nothing.`,
  })
}

function written(
  status: WrittenRecording['status'],
  place: RecordingPlace,
  files: readonly (readonly [string, number])[],
): WrittenRecording {
  return {
    status,
    files: files.map(([path, bytes]) => ({ path: relative(place.directory, path), bytes })),
    remark: '',
  }
}

const largestFile = 1 << 29

function presentFile(path: string, root: string, format: Format): Target['present'] {
  if (!lstatSync(path, { throwIfNoEntry: false })) return null
  const data = readConfined({ root, path, maxBytes: largestFile })
  return { bytes: data.length, mark: format.mark(data) }
}

/** Our marks are fingerprints; anything else was put there by someone. */
function refuseForeign(target: Target, outcome: Outcome, place: RecordingPlace): void {
  if (target.present === null || target.present.mark?.startsWith('sha256:')) return
  const path = relative(place.directory, target.path)
  throw new RunbookError('E_FOREIGN_FILE', `${path} is there, and no run of runbook made it`, {
    place: placeOfLink(outcome, place),
    hint: 'Move it away, link another name, or overwrite it with --force.',
  })
}

function unknownKind(path: string, outcome: Outcome, place: RecordingPlace): RunbookError {
  const known = recordingExtensions.join(', ')
  return new RunbookError(
    'E_FORMAT',
    `"${extname(path)}" is no kind of recording that can be made`,
    {
      place: placeOfLink(outcome, place),
      hint: `Link a file that ends in one of: ${known}.`,
    },
  )
}

function placeOfLink({ step: { block } }: Outcome, { lines }: RecordingPlace) {
  const record = block.arguments.findLast(({ key }) => key === 'record')
  return placeOf(lines, record?.span ?? block.recording?.span ?? block.span)
}
