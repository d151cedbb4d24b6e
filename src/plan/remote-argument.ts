import { parseRemoteName } from '../remote/parse-remote-name.ts'
import type { RemotePlace } from '../remote/remote-place.ts'
import type { ArgumentReader } from './argument-reader.ts'

/**
 * Where `:dir` puts a block on another machine, null for this one (Org manual, "Environment of a Code Block"). A faulty
 * name is a problem and a place that nobody can grant, so that the block never runs here instead.
 */
export function remoteArgument(dir: string, reader: ArgumentReader): RemotePlace | null {
  const read = parseRemoteName(dir)
  if (read === null || 'hops' in read) return read
  const origin = reader.merged.get('dir')?.origin
  if (origin) reader.reject(origin, read.fault, read.hint)
  return { hops: [], directory: '' }
}
