import { basename, dirname, relative } from 'node:path'

import type { Block } from '../document/block.ts'
import { RunbookError } from '../errors.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { canvasOf } from '../render/canvas.ts'
import { isDrawn } from '../render/formats/formats.ts'
import { isInside } from '../sandbox/check-policy.ts'
import { findFont } from '../screen/font/find-font.ts'
import { pictureOptions } from './picture-options.ts'
import { recordingPaths } from './recording-paths.ts'
import {
  formatOf,
  marginPictureOf,
  placeOfLink,
  type RecordingPlace,
  type RecordingSources,
  type Sources,
  themesOf,
} from './recording-sources.ts'

/** What the recordings of a plan are held against. */
export interface RecordingCheck {
  /** They are to be made now, so pictures and programs that they need must be there. */
  readonly isMade: boolean
  /** Where the programs are, as in `$PATH`. */
  readonly searchPath: string
}

/**
 * Adds to a plan's problems what is wrong with the recordings of its steps, of each the first thing: an unknown theme or
 * kind of file (E_THEME, E_FORMAT), a picture for the margin or a program that is not there (E_NO_SUCH_FILE,
 * E_PROGRAM_MISSING), a place outside of the repository (E_REFUSED), a picture that is too large (E_CAST). Steps that have
 * such a problem are not recorded. What the others are drawn with is read here, and kept for when they are made, but for
 * pictures that a block may still make.
 */
export async function checkRecordings(
  plan: Plan,
  check: RecordingCheck,
): Promise<{ readonly plan: Plan; readonly sources: RecordingSources }> {
  const { path, lines } = plan.document
  const place = { directory: dirname(path), lines }
  const isMadeByBlock = (file: string): boolean =>
    plan.steps.some(({ code }) => code.includes(basename(file)))
  const sources = new Map<Block, Sources>()
  const found = await Promise.all(
    plan.steps.map(async (step) => {
      if (step.skip !== null || step.recordTo.length === 0) return null
      const read = await readSources(step, place, { ...check, isMadeByBlock })
      if (read !== null && !(read instanceof RunbookError)) sources.set(step.block, read)
      return read
    }),
  )
  const problems = found.filter((read) => read instanceof RunbookError)
  if (problems.length === 0) return { plan, sources }
  const isWrong = (index: number): boolean => found[index] instanceof RunbookError
  const steps = plan.steps.map((step, index) => (isWrong(index) ? { ...step, recordTo: [] } : step))
  return { plan: { ...plan, steps, problems: [...plan.problems, ...problems] }, sources }
}

/** What the recordings of one document are held against. */
interface DocumentCheck extends RecordingCheck {
  /** True for a file that some block speaks of, and so may make before it is needed. */
  readonly isMadeByBlock: (path: string) => boolean
}

/** Null where nothing is known yet. */
async function readSources(
  step: Step,
  place: RecordingPlace,
  check: DocumentCheck,
): Promise<Sources | RunbookError | null> {
  try {
    return await (check.isMade ? checkMade(step, place, check) : checkWritten(step, place))
  } catch (error) {
    if (error instanceof RunbookError) return error
    throw error
  }
}

/** What the document alone can tell. */
async function checkWritten(step: Step, place: RecordingPlace): Promise<null> {
  await themesOf(step, place)
  await Promise.all(step.recordTo.map((path) => formatOf(path, step, { place, searchPath: null })))
  return null
}

async function checkMade(
  step: Step,
  place: RecordingPlace,
  { searchPath, isMadeByBlock }: DocumentCheck,
): Promise<Sources | null> {
  const themes = await themesOf(step, place)
  await Promise.all(step.recordTo.map((path) => formatOf(path, step, { place, searchPath })))
  checkRoot(step, place)
  const isLater = isMadeByBlock(step.arguments.recording.looks.marginPicture)
  const sources = { ...themes, marginPicture: isLater ? null : marginPictureOf(step, place) }
  checkSize(step, sources, place)
  return isLater ? null : sources
}

function checkRoot(step: Step, { directory, lines }: RecordingPlace): void {
  const { files, root } = recordingPaths(directory, step.recordTo)
  const outside = files.find((path) => !isInside(root, path))
  if (outside === undefined) return
  const reason = `${relative(directory, outside)} is outside of ${root}, where recordings may go`
  const hint = 'Name a file in the repository of the document, or below its directory.'
  throw new RunbookError('E_REFUSED', reason, { place: placeOfLink(step, lines), hint })
}

function checkSize(step: Step, sources: Sources, { lines }: RecordingPlace): void {
  if (!step.recordTo.some(isDrawn)) return
  const settings = step.arguments.recording
  const { font } = findFont(settings.looks.fontFamily)
  const { theme: dark, light, marginPicture } = sources
  const looks = pictureOptions(settings, { dark, light }, { comment: '', marginPicture, font })
  try {
    canvasOf(settings, looks)
  } catch (error) {
    throw error instanceof RunbookError ? error.at(placeOfLink(step, lines)) : error
  }
}
