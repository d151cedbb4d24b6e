import type { ArgumentReader } from './argument-reader.ts'
import type { MergedArguments } from './merge-arguments.ts'

/**
 * The directory that `:dir` names, as written; `''` for the document's. The symbol `attach` means the directory that
 * org-attach keeps for the heading: that is not looked up, and no other one is taken for it.
 */
export function directoryArgument(merged: MergedArguments, reader: ArgumentReader): string {
  const origin = merged.get('dir')?.origin
  if (origin?.value === "'attach") {
    const reason = "the directory of attachments that :dir 'attach means is not looked up"
    reader.fail(origin, reason, 'Write the path of that directory behind :dir.')
  }
  return reader.text('dir', '')
}
