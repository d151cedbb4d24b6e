import type { ArgumentReader } from './argument-reader.ts'

/**
 * The directory that `:dir` names, as written; `''` for the document's. The symbol `attach` means the directory that
 * org-attach keeps for the heading; it stands here only where the heading has none.
 */
export function directoryArgument(reader: ArgumentReader): string {
  const origin = reader.merged.get('dir')?.origin
  if (origin?.value === "'attach") {
    const reason = "there is no directory of attachments for :dir 'attach"
    const hint =
      'Give the heading right above a property DIR with its path, or an ID; no ID is written into a document unasked.'
    reader.fail(origin, reason, hint)
  }
  return reader.text('dir', '')
}
