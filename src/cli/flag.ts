/** A flag as commander writes it; `repeatable` ones collect their values, and their help says so. */
export interface Flag {
  readonly flag: string
  readonly summary: string
  readonly repeatable?: true
  readonly choices?: readonly string[]
  readonly fallback?: string
  /** Reads the value; throws RunbookError E_USAGE for one that is none. */
  readonly read?: (value: string) => unknown
}
