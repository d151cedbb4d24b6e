import type { RemoteHosts } from '../session/remote/remote-hosts.ts'
import type { ShellServers } from '../session/shell-servers.ts'
import type { ExecuteOptions } from './execute-options.ts'
import type { ResultCache } from './result-cache.ts'
import type { CallSite } from './run-for-value.ts'
import type { SessionPool } from './session-pool.ts'

/** What running a step needs besides the step. */
export interface StepContext extends CallSite {
  readonly sessions: SessionPool
  readonly hosts: RemoteHosts
  readonly shells: ShellServers
  readonly cache: ResultCache
  readonly options: ExecuteOptions
  readonly onOutput: (data: Uint8Array) => void
  /** Told what is entered into the shell: each command of a block that is typed, else the block as a whole. */
  readonly onTyped: (command: string) => void
  /** Told when all that the step needs is there and its script runs. */
  readonly onScript: () => void
}
