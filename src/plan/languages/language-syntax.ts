import type { HeaderArguments, Variable } from '../header-arguments.ts'

/** A block's script and its parts. */
export interface Script {
  /** What the program gets: setup, body, teardown. */
  readonly script: string
  /** What stands in front of the body: prologue and variables. */
  readonly setup: string
  /** The code, with the variables in it where the language has no statements for them. */
  readonly body: string
  /** What stands behind the body. */
  readonly teardown: string
}

/** What a block's script is made of. */
export interface ScriptParts {
  readonly code: string
  readonly arguments: HeaderArguments
  readonly variables: readonly Variable[]
}

/** What a plan knows of a language that is no shell. */
export interface LanguageSyntax {
  readonly name: string
  /** Header arguments that only this language has, with a sentence each. */
  readonly arguments: Readonly<Record<string, string>>
  /** Header arguments that others have and this one does not read: a block with one is refused. */
  readonly unread: readonly string[]
  /** Its weakest header arguments (org-babel-default-header-args:LANG). */
  readonly defaults: Readonly<Record<string, string>>
  /** What `:session NAME` is: kept alive, refused, or without meaning as in Org, where the language has no sessions. */
  readonly session: 'kept' | 'refused' | 'meaningless'
  /** The script of a block (org-babel-expand-body:LANG). */
  readonly compose: (parts: ScriptParts) => Script
}
