import { lstatSync } from 'node:fs'
import { relative } from 'node:path'

import type { Asciicast } from '../cast/asciicast.ts'
import { editCast } from '../cast/edit-cast.ts'
import { fitLength } from '../cast/fit-length.ts'
import { recordCommands } from '../cast/recorder.ts'
import { type Place, RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import type { RecordingSettings } from '../plan/header-arguments.ts'
import type { Step } from '../plan/plan.ts'
import { filmOf } from '../render/film.ts'
import { type Format, type FormatOptions, unstoppable } from '../render/formats/format.ts'
import { joinBytes } from '../render/join-bytes.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { unwritable, writeConfined } from '../sandbox/write-confined.ts'
import { findFont } from '../screen/font/find-font.ts'
import { redactCast } from '../screen/redact-cast.ts'
import { fingerprint } from './fingerprint.ts'
import { pictureOptions } from './picture-options.ts'
import { recordingPaths } from './recording-paths.ts'
import {
  formatOf,
  placeOfLink,
  type RecordingPlace,
  type RecordingSources,
  type Sources,
  sourcesOf,
} from './recording-sources.ts'

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

/** How the recordings of one run are made. */
export interface RunRecordingOptions extends RecordingOptions {
  /** Values that no screen of a recording shows. */
  readonly secrets: readonly string[]
  readonly sources: RecordingSources
}

/** A recording on disk: its files with their sizes in bytes, paths relative to the document. */
export interface WrittenRecording {
  /** `stale` is what would have been made anew. */
  readonly status: 'made' | 'fresh' | 'stale'
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
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
 * E_PROGRAM_MISSING, E_THEME, and E_REFUSED and E_UNWRITABLE as writeConfined does, all at the link.
 */
export async function recordOutcome(
  outcome: Outcome,
  place: RecordingPlace,
  options: RunRecordingOptions,
): Promise<WrittenRecording> {
  const { commands, step } = outcome
  const { castVersion, searchPath } = options
  const { files: paths, root } = recordingPaths(place.directory, step.recordTo)
  const sources = options.sources.get(step.block) ?? (await sourcesOf(step, place))
  const mark = markOf({ commands, castVersion }, step.arguments.recording, sources)
  const targets = await Promise.all(
    paths.map(async (path) => {
      const format = await formatOf(path, step, { place, searchPath })
      const present = atLink(
        () => presentFile(path, root, format),
        path,
        placeOfLink(step, place.lines),
      )
      return { path, format, present }
    }),
  )
  const isFresh = targets.every(({ present }) => present?.mark === mark)
  if (isFresh || options.check) {
    const files = targets.map(({ path, present }) => [path, present?.bytes ?? 0] as const)
    return written(isFresh ? 'fresh' : 'stale', place, files)
  }
  if (!options.force) targets.forEach((target) => refuseForeign(target, step, place))
  const made = await make(outcome, { sources, mark, targets }, options)
  for (const { path, data } of made) {
    const write = { root, path, data, mode: null, createDirectories: true }
    atLink(() => writeConfined(write), path, placeOfLink(step, place.lines))
  }
  const files = made.map(({ path, data }) => [path, data.length] as const)
  return written('made', place, files)
}

/** The fingerprint of all that a recording is made from. */
function markOf(
  run: Pick<Outcome, 'commands'> & Pick<RecordingOptions, 'castVersion'>,
  settings: RecordingSettings,
  { marginPicture, ...themes }: Sources,
): string {
  const all = { ...run, settings, ...themes, marginPicture: marginPicture?.file ?? null }
  return fingerprint(all)
}

/** Makes all files of a recording; none is written yet. */
async function make(
  { step, commands }: Outcome,
  {
    sources,
    mark,
    targets,
  }: { readonly sources: Sources; readonly mark: string; readonly targets: readonly Target[] },
  { timing, castVersion, searchPath, secrets }: RunRecordingOptions,
) {
  const { theme, light, marginPicture } = sources
  const settings = step.arguments.recording
  const title = step.block.name || (step.block.headings.at(-1) ?? '')
  const { font } = findFont(settings.looks.fontFamily)
  const own = { timing, fingerprint: mark, title }
  const recorded = redactCast(recordCommands({ commands, settings, theme, ...own }), secrets)
  const whole = sped(recorded, settings.speed)
  const looks = { comment: mark, marginPicture, font }
  const drawn = pictureOptions(settings, { dark: theme, light }, looks)
  const shown = { cast: whole, holdMs: drawn.lastFrameMs }
  const { cast, holdMs } = fitLength(shown, settings.maxLengthMs / 1000)
  const options = {
    ...drawn,
    lastFrameMs: holdMs,
    castVersion,
    searchPath,
    interrupts: unstoppable,
  }
  return render(cast, targets, options)
}

function sped(cast: Asciicast, speed: number): Asciicast {
  return editCast(cast, { select: '', idleLimit: null, speed, cols: null, rows: null })
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

function written(
  status: WrittenRecording['status'],
  place: RecordingPlace,
  files: readonly (readonly [string, number])[],
): WrittenRecording {
  return {
    status,
    files: files.map(([path, bytes]) => ({ path: relative(place.directory, path), bytes })),
  }
}

/** Does something with a file; what the file system refuses is an error at the link. */
function atLink<Result>(act: () => Result, path: string, link: Place): Result {
  try {
    return act()
  } catch (error) {
    throw unwritable(path, error).at(link)
  }
}

const largestFile = 1 << 29

function presentFile(path: string, root: string, format: Format): Target['present'] {
  if (!lstatSync(path, { throwIfNoEntry: false })) return null
  const data = readConfined({ root, path, maxBytes: largestFile })
  return { bytes: data.length, mark: format.mark(data) }
}

/** Our marks are fingerprints; anything else was put there by someone. */
function refuseForeign(target: Target, step: Step, place: RecordingPlace): void {
  if (target.present === null || target.present.mark?.startsWith('sha256:')) return
  const path = relative(place.directory, target.path)
  throw new RunbookError('E_FOREIGN_FILE', `${path} is there, and no run of runbook made it`, {
    place: placeOfLink(step, place.lines),
    hint: 'Move it away, link another name, or overwrite it with --force.',
  })
}
