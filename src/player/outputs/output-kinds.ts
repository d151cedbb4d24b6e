import { recordingExtensions } from '../../recording/encoders.ts'
import type { TapeCommand } from '../../tape/tape-command.ts'
import type { OutputKind } from './output-kind.ts'
import { recordingOutput } from './recording-output.ts'
import { textOutput } from './text-output.ts'
import { videoOutput } from './video-output.ts'

const textExtensions: readonly string[] = ['.txt', '.ascii', '.test']

/** Extensions that outputs of tapes can have. */
export const outputExtensions: readonly string[] = [
  ...new Set([...recordingExtensions, '.mp4', '.webm', ...textExtensions]),
]

/** True for an output that shows screens as text. */
export function isText({ options }: TapeCommand): boolean {
  return textExtensions.includes(options)
}

/** The kind of an `Output`, by the extension of its path; null for one that we cannot make. */
export async function outputKind(output: TapeCommand): Promise<OutputKind | null> {
  if (isText(output)) return textOutput
  return videoOutput(output.options) ?? (await recordingOutput(output.options))
}
