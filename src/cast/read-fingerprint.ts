import { jsonOrNull } from '../document/json-or-null.ts'

/** The fingerprint in a cast's header line, which is all that is read of it; null when there is none. */
export function readFingerprint(bytes: Uint8Array): string | null {
  const end = bytes.indexOf(10)
  const line = new TextDecoder().decode(bytes.subarray(0, end < 0 ? bytes.length : end))
  const header = jsonOrNull(line) as { runbook?: { fingerprint?: unknown } } | null
  const mark = header?.runbook?.fingerprint
  return typeof mark === 'string' ? mark : null
}
