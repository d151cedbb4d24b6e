import { lstatSync } from 'node:fs'
import { extname, relative } from 'node:path'

import { recordCommands } from '../cast/recorder.ts'
import { placeOf } from '../document/line-index.ts'
import type { LineIndex } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import type { Encoder } from '../render/encoders.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { writeConfined } from '../sandbox/write-confined.ts'
import { resolveTheme } from '../screen/resolve-theme.ts'
import { pictureOptions, recordingEncoder, recordingExtensions } from './encoders.ts'
import { fingerprint } from './fingerprint.ts'
import { recordingPaths } from './recording-paths.ts'

/** How a run makes its recordings. */
export interface RecordingOptions {
  readonly castVersion: 2 | 3
  /** `frozen`: the same run gives the same bytes; `real`: pauses are as they were. */
  readonly timing: 'frozen' | 'real'
  /** Overwrite pictures and casts that we did not make. */
  readonly force: boolean
  /** Make nothing, only say which recordings are stale. */
  readonly check: boolean
}

/** A recording on disk: its files with their sizes in bytes, paths relative to the document. */
export interface WrittenRecording {
  /** `stale` is what would have been made anew. */
  readonly status: 'made' | 'fresh' | 'stale'
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
}

/** Where the document is, for paths and for the places of errors. */
export interface RecordingPlace {
  readonly directory: string
  readonly lines: LineIndex
}

/** One file of a recording. */
interface Target {
  readonly path: string
  readonly encoder: Encoder
  /** Size and mark of the file that is there, null for none. */
  readonly present: { readonly bytes: number; readonly mark: string | null } | null
}

/**
 * Makes the cast and the picture of a recorded step, unless both are there already and were made from the same
 * commands, output and settings. Both are encoded before the first is written.
 * @throws RunbookError E_FOREIGN_FILE for a file that is not ours, E_FORMAT for a picture that we cannot make,
 * E_THEME, and E_REFUSED and E_UNWRITABLE as writeConfined does.
 */
export async function recordOutcome(
  outcome: Outcome,
  place: RecordingPlace,
  options: RecordingOptions,
): Promise<WrittenRecording> {
  const { step, commands } = outcome
  const settings = step.arguments.recording
  const paths = recordingPaths(place.directory, step.recordTo)
  const theme = await resolveTheme(settings.theme)
  const mark = fingerprint({ commands, settings, theme, castVersion: options.castVersion })
  const targets = await Promise.all(
    [...new Set([paths.cast, paths.picture])].map(async (path) => {
      const encoder = await recordingEncoder(extname(path).toLowerCase(), options.castVersion)
      if (!encoder) throw unknownKind(path, outcome, place)
      return { path, encoder, present: presentFile(path, paths.root, encoder) }
    }),
  )
  const isFresh = targets.every(({ present }) => present?.mark === mark)
  if (isFresh || options.check) {
    const files = targets.map(({ path, present }) => [path, present?.bytes ?? 0] as const)
    return written(isFresh ? 'fresh' : 'stale', place, files)
  }
  if (!options.force) targets.forEach((target) => refuseForeign(target, outcome, place))
  const title = step.block.name || (step.block.headings.at(-1) ?? '')
  const cast = recordCommands({
    commands,
    settings,
    theme,
    timing: options.timing,
    fingerprint: mark,
    title,
  })
  const picture = pictureOptions(settings, theme, mark)
  const made = targets.map(({ path, encoder }) => ({ path, data: encoder.encode(cast, picture) }))
  for (const { path, data } of made) {
    writeConfined({ root: paths.root, path, data, mode: null, createDirectories: true })
  }
  return written(
    'made',
    place,
    made.map(({ path, data }) => [path, data.length]),
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

const largestFile = 1 << 29

function presentFile(path: string, root: string, encoder: Encoder): Target['present'] {
  if (!lstatSync(path, { throwIfNoEntry: false })) return null
  const data = readConfined({ root, path, maxBytes: largestFile })
  return { bytes: data.length, mark: encoder.readComment(data) }
}

/** Our marks are fingerprints; anything else was put there by someone. */
function refuseForeign(target: Target, outcome: Outcome, place: RecordingPlace): void {
  if (target.present === null || target.present.mark?.startsWith('sha256:')) return
  const path = relative(place.directory, target.path)
  throw new RunbookError('E_FOREIGN_FILE', `${path} was not made by runbook`, {
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
