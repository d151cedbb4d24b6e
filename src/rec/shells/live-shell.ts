/** What a shell is given to tell of its commands. */
export interface IntegrationOptions {
  /** A private directory for its start files. */
  readonly directory: string
  /** The file that takes the text of each command, a NUL behind each. */
  readonly commands: string
  /** Prefix of a mark in the terminal's output: the mark is this, a text and BEL. */
  readonly mark: string
  /** The user's environment. */
  readonly env: Readonly<Record<string, string>>
}

/** How a shell is started so that it tells when a command begins and ends: marks `d`STATUS, `p` and `x`. */
export interface LiveShell {
  readonly name: string
  /** Its start files by name. */
  files(options: IntegrationOptions): Readonly<Record<string, string>>
  args(options: IntegrationOptions): readonly string[]
  env(options: IntegrationOptions): Readonly<Record<string, string>>
}
