import type { Plan } from '../plan/plan.ts'
import type { RemoteHosts } from '../session/remote/remote-hosts.ts'
import type { ShellServers } from '../session/shell-servers.ts'
import type { ExecuteOptions } from './execute-options.ts'
import type { SessionPool } from './session-pool.ts'

/** What running a step needs besides the step. */
export interface StepContext {
  readonly sessions: SessionPool
  readonly hosts: RemoteHosts
  readonly shells: ShellServers
  readonly options: ExecuteOptions
  readonly plan: Plan
  readonly onOutput: (data: Uint8Array) => void
}
