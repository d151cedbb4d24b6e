import type { RemotePlace } from '../../remote/remote-place.ts'
import type { OnceRun } from '../once-run.ts'
import type { RemoteHosts } from './remote-hosts.ts'

/** One script for a shell of its own on another machine, on pipes. */
export interface RemoteOnceRun extends Omit<OnceRun, 'policy' | 'cwd'> {
  readonly hosts: RemoteHosts
  readonly place: RemotePlace
  readonly mkdirp: boolean
  readonly env: Readonly<Record<string, string | null>>
  /** Output of the script, in bytes; no other limit reaches there. */
  readonly outputBytes: number
}
