import type { Outcome } from './execute/outcome.ts'
import type { PlanOptions } from './plan/plan.ts'
import type { RecordingOptions } from './recording/record-outcome.ts'
import type { RemoteGrant } from './remote/remote-grant.ts'
import type { Policy } from './sandbox/policy.ts'
import type { RemoteAccess } from './session/remote/remote-hosts.ts'

/** What a user decided about a run; every field is resolved. */
export interface RunOptions extends Omit<PlanOptions, 'executable' | 'library' | 'forExport'> {
  readonly path: string
  readonly keepGoing: boolean
  /** Plan only. */
  readonly dryRun: boolean
  /** Play remote commands from a cassette and the document's own results. */
  readonly rehearse: boolean
  /** Path of the cassette, `''` for the one beside the document. */
  readonly cassette: string
  /** Write results into the document. */
  readonly write: boolean
  readonly record: boolean
  readonly recording: RecordingOptions
  readonly sandbox: Policy['backend']
  readonly network: Policy['network']
  readonly remote: {
    /** Other machines that the user granted. */
    readonly grants: readonly RemoteGrant[]
    readonly access: RemoteAccess
  }
  /** Documents whose named blocks can be called. */
  readonly libraries: readonly string[]
  /** Absolute paths that the user granted. */
  readonly allowRead: readonly string[]
  readonly allowWrite: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Asks the user for a secret that a block names, null when nobody can be asked. */
  readonly askSecret: ((name: string) => Promise<string | null>) | null
  /** True when an outcome is as expected; a block that may be retried runs again otherwise. */
  readonly holds: (outcome: Outcome) => Promise<boolean>
  readonly signal: AbortSignal
}
