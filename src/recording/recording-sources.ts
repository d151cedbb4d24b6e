import { extname, resolve } from 'node:path'

import { argumentPlace } from '../document/argument-place.ts'
import type { Block } from '../document/block.ts'
import { type LineIndex, placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import type { Place } from '../errors.ts'
import { nearest } from '../plan/nearest.ts'
import type { Step } from '../plan/plan.ts'
import type { Format } from '../render/formats/format.ts'
import {
  isOpaque,
  loadFormat,
  recordingExtensions,
  transparentKinds,
} from '../render/formats/formats.ts'
import type { Picture } from '../render/picture/picture.ts'
import { findProgram } from '../sandbox/find-program.ts'
import type { Theme } from '../screen/theme.ts'
import { readMarginPicture } from './read-margin-picture.ts'
import { recordingRoot } from './recording-paths.ts'
import { themeOf } from './theme-of.ts'

/** Where the document is, for paths and for the places of errors. */
export interface RecordingPlace {
  readonly directory: string
  readonly lines: LineIndex
}

/** What the pictures of a step are made from besides its commands and settings. */
export interface Sources {
  readonly theme: Theme
  readonly light: Theme | null
  readonly marginPicture: Picture | null
}

/** What recordings are drawn with, as it was when their plan was checked, by their blocks. */
export type RecordingSources = ReadonlyMap<Block, Sources>

/**
 * Finds what a step's recording is drawn with.
 * @throws RunbookError E_THEME, and what `readMarginPicture()` gives, at the argument.
 */
export async function sourcesOf(step: Step, place: RecordingPlace): Promise<Sources> {
  return { ...(await themesOf(step, place)), marginPicture: marginPictureOf(step, place) }
}

/** The themes alone. @throws RunbookError E_THEME at the argument. */
export async function themesOf(
  step: Step,
  { lines }: RecordingPlace,
): Promise<Pick<Sources, 'theme' | 'light'>> {
  const { theme, looks } = step.arguments.recording
  const { lightTheme: name } = looks
  return {
    theme: await themeOf(step, 'theme', { name: theme, lines }),
    light: name === '' ? null : await themeOf(step, 'light-theme', { name, lines }),
  }
}

/** The picture in its margin, null for none. @throws RunbookError at the argument. */
export function marginPictureOf(step: Step, { directory, lines }: RecordingPlace): Picture | null {
  const { marginPicture: path } = step.arguments.recording.looks
  if (path === '') return null
  const roots = [recordingRoot(directory)]
  const picture = readMarginPicture(path, { path: resolve(directory, path), directory, roots })
  if (!(picture instanceof RunbookError)) return picture
  const origin = step.arguments.written.get('margin-fill')?.origin
  throw picture.at(origin ? argumentPlace(lines, origin) : placeOfLink(step, lines))
}

/**
 * The format of a recording's file; what cannot hold a fingerprint is no recording. With a search path of null the
 * program that makes it may be missing.
 * @throws RunbookError E_FORMAT and E_PROGRAM_MISSING at the link.
 */
export async function formatOf(
  path: string,
  step: Step,
  {
    place: { lines },
    searchPath,
  }: { readonly place: RecordingPlace; readonly searchPath: string | null },
): Promise<Format> {
  const extension = extname(path).toLowerCase()
  const format = recordingExtensions.includes(extension) ? await loadFormat(extension) : null
  if (format === null) throw unknownKind(path, placeOfLink(step, lines))
  if (step.arguments.recording.looks.transparent && isOpaque(path)) {
    throw new RunbookError('E_FORMAT', `${path} cannot be transparent`, {
      place: placeOfLink(step, lines),
      hint: `Link ${transparentKinds}, or say ":transparent no".`,
    })
  }
  const { program } = format
  if (program === null || searchPath === null || findProgram(program, searchPath) !== null)
    return format
  throw new RunbookError('E_PROGRAM_MISSING', `${extension} needs ${program}, which is not there`, {
    place: placeOfLink(step, lines),
    hint: `Install it (apt-get install ${program}), or link a .gif or .svg, which need nothing.`,
  })
}

function unknownKind(path: string, place: Place): RunbookError {
  const extension = extname(path)
  const near = nearest(extension, recordingExtensions)
  const meant = near === null ? '' : `Did you mean ${near}? `
  return new RunbookError('E_FORMAT', `"${extension}" is no kind of recording that can be made`, {
    place,
    hint: `${meant}Link a file that ends in one of: ${recordingExtensions.join(', ')}.`,
  })
}

/** Where a step names the files of its recording. */
export function placeOfLink({ block, arguments: { written } }: Step, lines: LineIndex): Place {
  const origin = written.get('record')?.origin
  return origin ? argumentPlace(lines, origin) : placeOf(lines, block.recording?.span ?? block.span)
}
