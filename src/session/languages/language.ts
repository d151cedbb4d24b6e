/** How to start a shell that runs scripts one after the other, told by control files. */
export interface Driver {
  /** Command line of the shell. */
  readonly argv: readonly string[]
  /** Variables that make the shell load the driver. */
  readonly env: Readonly<Record<string, string>>
  /** Text of the file `driver` in the control directory. */
  readonly text: string
  /** What to type at the shell when it says that it waits at its prompt. */
  readonly resume: string
  /** What its messages call the script, for a shell that reads it as a file and drops all of it at a mistake; else null. */
  readonly scriptName: string | null
}

/** Where a driver finds its files, and the secret of its markers. */
export interface DriverPlace {
  /** Control directory as the shell sees it; holds `driver`, the FIFOs `in` and `out`, and `script`. */
  readonly control: string
  /** Random hexadecimal word that marks its terminal messages. */
  readonly nonce: string
  /** What a shell is started as: its path where that is known, as in Emacs, so that its `$0` says it. */
  readonly commandOf: (program: string) => string
}

/** A language that scripts are written in. */
export interface Language {
  readonly name: string
  /** Program that runs it, looked up on the PATH inside. */
  readonly program: string
  /** Options that make the program read a script from standard input. */
  readonly options: readonly string[]
  /** How to keep a session of it, or null when it has none. */
  readonly driver: ((place: DriverPlace) => Driver) | null
}
