import { existsSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { shellWord } from '../plan/shell-word.ts'
import { isInside } from '../sandbox/check-policy.ts'
import { namesIn } from '../sandbox/entries-of.ts'
import { findProgram, isProgramFile } from '../sandbox/find-program.ts'
import type { Policy } from '../sandbox/policy.ts'
import { standardPath } from '../sandbox/shell-environment.ts'
import { systemDirectories } from '../sandbox/system-directories.ts'

/** What decides which programs a tape's shell finds. */
export interface ProgramPlaces {
  readonly sandbox: Policy['backend']
  /** Variables of the shell. */
  readonly env: Readonly<Record<string, string>>
  /** The user's own PATH. */
  readonly searchPath: string
  /** Where the shell starts, and entries of its PATH begin that are relative; absolute. */
  readonly directory: string
  /** Absolute paths that the sandbox shows beside those of the system. */
  readonly shown: readonly string[]
}

/** A program that the user has and a tape's shell has not, as absolute paths. */
interface HiddenProgram {
  readonly file: string
  /** Directories that would have to be granted for it. */
  readonly directories: readonly string[]
}

/** The programs that a tape's shell finds, and those that only its user does. */
export class TapePrograms {
  readonly #places: ProgramPlaces
  #names: ReadonlySet<string> | null = null

  constructor(places: ProgramPlaces) {
    this.#places = places
  }

  /** Whether the tape's shell finds a program, by its name or by a path. */
  has(name: string): boolean {
    const { env, directory } = this.#places
    if (name.includes('/')) return isProgramFile(resolve(directory, name))
    const path = (env['PATH'] ?? standardPath)
      .split(':')
      .map((entry) => resolve(directory, entry))
      .filter((entry) => this.#hidden(entry).length === 0)
    return findProgram(name, path.join(':')) !== null
  }

  /** What to do to play a tape with a program that it does not find and that is on the user's PATH; null for others. */
  remedy(name: string): string | null {
    const hidden = this.#find(name)
    if (hidden === null) return null
    const grants = hidden.directories.map((directory) => ` --allow-read ${shellWord(directory)}`)
    return `It is ${hidden.file}: play the tape with --allow-env PATH${grants.join('')}.`
  }

  #find(name: string): HiddenProgram | null {
    if (!this.#ofUser().has(name) || this.has(name)) return null
    const file = findProgram(name, this.#places.searchPath)
    if (file === null) return null
    const directories = [dirname(file), dirname(realpathSync(file))]
    return { file, directories: [...new Set(directories.flatMap((each) => this.#hidden(each)))] }
  }

  /** The names in the directories of the user's PATH, read once: a tape may type many. */
  #ofUser(): ReadonlySet<string> {
    this.#names ??= new Set(this.#places.searchPath.split(':').flatMap(namesIn))
    return this.#names
  }

  /** The directory where the sandbox does not show it. */
  #hidden(directory: string): string[] {
    const { sandbox, shown } = this.#places
    const trees = [...systemDirectories, ...shown]
    const isShown = sandbox === 'none' || trees.some((tree) => isInside(tree, directory))
    return isShown || !existsSync(directory) ? [] : [directory]
  }
}
