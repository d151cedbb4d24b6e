import { readFile } from 'node:fs/promises'
import { extname, relative } from 'node:path'

import type { Asciicast } from '../cast/asciicast.ts'
import { recordCommands } from '../cast/recorder.ts'
import { writeAsciicast } from '../cast/write-asciicast.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { writeConfined } from '../sandbox/write-confined.ts'
import { loadTheme } from '../screen/theme.ts'
import { encoders } from './encoders.ts'
import { fingerprint } from './fingerprint.ts'
import { ownFingerprint } from './own-fingerprint.ts'
import { type RecordingPaths, recordingPaths } from './recording-paths.ts'

/** How a run makes its recordings. */
export interface RecordingOptions {
  readonly castVersion: 2 | 3
  /** `frozen`: the same run gives the same bytes; `real`: pauses are as they were. */
  readonly timing: 'frozen' | 'real'
  /** Overwrite pictures and casts that we did not make. */
  readonly force: boolean
}

/** A recording on disk: its files with their sizes in bytes, paths relative to the document. */
export interface WrittenRecording {
  readonly status: 'made' | 'fresh'
  readonly files: readonly { readonly path: string; readonly bytes: number }[]
}

/**
 * Makes the cast and the picture of a recorded step, unless both are there already and were made from the same
 * commands, output and settings.
 * @throws RunbookError E_FOREIGN_FILE for a file that is not ours, E_FORMAT for a picture that we cannot make,
 * E_REFUSED and E_UNWRITABLE as writeConfined does.
 */
export async function recordOutcome(
  outcome: Outcome,
  directory: string,
  options: RecordingOptions,
): Promise<WrittenRecording> {
  const { recordTo, arguments: { recording: settings } } = outcome.step
  const paths = recordingPaths(directory, recordTo)
  const theme = await loadTheme(settings.theme)
  const mark = fingerprint({ commands: outcome.commands, settings, theme, castVersion: options.castVersion })
  const targets = [...new Set([paths.cast, paths.picture])]
  const existing = await Promise.all(targets.map((path) => existingFile(path, options.force)))
  const files = (sizes: readonly number[]) =>
    targets.map((path, index) => ({ path: relative(directory, path), bytes: sizes[index] ?? 0 }))
  if (existing.every((file) => file.fingerprint === mark)) {
    return { status: 'fresh', files: files(existing.map(({ bytes }) => bytes)) }
  }
  const cast = recordCommands({ commands: outcome.commands, settings, theme, timing: options.timing, fingerprint: mark, title: outcome.step.block.headings.at(-1) ?? '' })
  const made = targets.map((path) => encode(path, cast, { outcome, options, mark }))
  return { status: 'made', files: files(await writeAll(paths, targets, made)) }
}
