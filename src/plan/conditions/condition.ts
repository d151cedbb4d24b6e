/** What is known of the place where blocks will run. */
export interface Surroundings {
  /** `linux`, `darwin` or `win32`, as in Node's `process.platform`. */
  readonly os: string
  /** `x64` or `arm64`, as in Node's `process.arch`. */
  readonly arch: string
  /** True when a program is there. */
  readonly hasProgram: (name: string) => boolean
  /** The value of a variable that the blocks get; undefined when they get none. */
  readonly variable: (name: string) => string | undefined
}

/** A kind of thing that `:on` can ask for. */
export interface ConditionKind {
  readonly name: string
  /** How it is written, for a hint. */
  readonly form: string
  /** True for a text that may stand behind the kind's name and a colon. */
  readonly reads: (value: string) => boolean
  /** True for a text that means this kind also without its name. */
  readonly isWord: (value: string) => boolean
  readonly holds: (value: string, surroundings: Surroundings) => boolean
}

/** One thing that `:on` asks for: any of its values, or none of them when it is negated. */
export interface Condition {
  readonly kind: string
  readonly values: readonly string[]
  readonly negated: boolean
}
