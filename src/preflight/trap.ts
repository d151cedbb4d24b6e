import type { SimpleCommand } from '../classify/simple-commands.ts'
import type { Place } from '../errors.ts'
import type { Step } from '../plan/plan.ts'

/** Something in a document that will not do what its reader expects, found before anything runs. */
export interface Trap {
  /** Stable name, in lower case with hyphens. */
  readonly code: string
  readonly place: Place
  /** What is wrong, one sentence. */
  readonly reason: string
  /** What to do about it, one sentence. */
  readonly remedy: string
  /** True when running it as it stands is never what anybody wants. */
  readonly stops: boolean
}

/** A trap in a script, before its place in the document is known. */
export interface Finding {
  /** The words in the script that it is about. */
  readonly text: string
  /** Where in the script they are looked for, an offset. */
  readonly from: number
  readonly reason: string
  readonly remedy: string
  readonly stops: boolean
}

/** What a rule looks at. */
export interface Inspected {
  /** The script as it would run. */
  readonly script: string
  /** Simple commands of the script, in order. */
  readonly commands: readonly SimpleCommand[]
  /** The step that it belongs to. */
  readonly step: Step
  /** Lines of the blocks that run inside of the shell that it opens. */
  readonly inside: readonly number[]
  /** What the whole document uses and makes. */
  readonly survey: Survey
}

/** What all scripts of a document together use and make. */
export interface Survey {
  /** Program → verbs (first words behind it that are no options) → how often. */
  readonly verbs: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Program → long options → how often. */
  readonly options: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** Functions, and programs that scripts put in place. */
  readonly defined: ReadonlySet<string>
  /** Files that scripts write or tangle. */
  readonly written: ReadonlySet<string>
  /** True when scripts fetch whole directories, or go into others: then no relative path is known to be missing. */
  readonly goesElsewhere: boolean
  /** True when a program is there. */
  readonly hasProgram: (name: string) => boolean
  /** True when a file is there, by its path, which begins in the document's directory. */
  readonly hasFile: (path: string) => boolean
}

/** A kind of trap. */
export interface TrapRule {
  readonly code: string
  readonly find: (inspected: Inspected) => readonly Finding[]
}
