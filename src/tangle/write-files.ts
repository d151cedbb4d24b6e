import { mkdirSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'

import { argumentPlace } from '../document/argument-place.ts'
import { asWritten } from '../document/as-written.ts'
import { placeOf } from '../document/line-index.ts'
import { sidecarPath } from '../document/sidecar-path.ts'
import { RunbookError } from '../errors.ts'
import type { Plan } from '../plan/plan.ts'
import { shellWord } from '../plan/shell-word.ts'
import { isInside } from '../sandbox/check-policy.ts'
import { ConfinedWriter } from '../sandbox/confined-writer.ts'
import { homesAround } from '../sandbox/homes-around.ts'
import { defaultPolicy } from '../sandbox/policy.ts'
import { protectedFiles } from '../sandbox/protected-files.ts'
import { realPath } from '../sandbox/real-path.ts'
import { writableTrees } from '../sandbox/writable-trees.ts'
import type { TangledFile } from './compose-files.ts'

/** A file on disk after tangling. */
export interface WrittenFile {
  /** Path relative to the document, as written in it. */
  readonly path: string
  readonly bytes: number
  readonly status: 'written' | 'unchanged'
}

/** Where tangled files may go. */
export interface TangleGrants {
  /** Absolute directory of the document, which is also the first root. */
  readonly directory: string
  /** Further absolute directories and files that the user granted. */
  readonly write: readonly string[]
  /** Absolute paths that nothing may go to, besides those that programs obey anyway. */
  readonly protect: readonly string[]
}

/** Writes the files of one plan, and must be closed. */
export class TangleWriter {
  readonly #plan: Plan
  readonly #grants: TangleGrants
  readonly #writer: ConfinedWriter

  constructor(plan: Plan, grants: TangleGrants) {
    this.#plan = plan
    this.#grants = grants
    this.#writer = new ConfinedWriter(
      protectedFrom(plan.document.path, grants),
      (path) => `Write to another file, or grant it with --allow-write ${shellWord(path)}.`,
    )
  }

  /**
   * Writes a tangled file atomically, never through a link, and leaves an identical one alone.
   * @throws RunbookError E_REFUSED for a target outside of what is granted, or that programs outside of the sandbox run
   * or obey, E_UNWRITABLE when it cannot be written.
   */
  write(file: TangledFile): WrittenFile {
    const { root, path } = grantedPath(this.#plan, file, this.#grants)
    const data = Buffer.from(file.text)
    const write = { root, path, data, mode: file.mode, createDirectories: file.mkdirp }
    try {
      // Any directory but the document's own was named by the user.
      if (file.mkdirp && root !== this.#grants.directory) mkdirSync(root, { recursive: true })
      return { path: file.path, bytes: data.length, status: this.#writer.write(write) }
    } catch (error) {
      throw atTangle(this.#plan, file, error)
    }
  }

  close(): void {
    this.#writer.close()
  }
}

/** What blocks may not write either, but for what the user granted by its name. */
function protectedFrom(document: string, { directory, write, protect }: TangleGrants): string[] {
  const { workspace, protect: obeyed } = defaultPolicy({ workspace: directory })
  const trees = writableTrees({ workspace, write })
  const named = write.filter((granted) => !trees.includes(realPath(granted) ?? granted))
  const isNamed = (path: string): boolean =>
    named.some((granted) => isInside(granted, path) || isInside(path, granted))
  const own = [document, sidecarPath(document)]
  const all = protectedFiles({ workspace, write, protect: [...obeyed, ...protect, ...own] })
  return all.filter((path) => !isNamed(path))
}

/**
 * The absolute path of a tangled file and the granted directory above it.
 * @throws RunbookError E_REFUSED for a path outside of what is granted, for the document itself, and for what programs read
 * in a home that is the document's directory.
 */
export function grantedPath(
  plan: Plan,
  file: TangledFile,
  grants: TangleGrants,
): { readonly root: string; readonly path: string } {
  const path = resolve(grants.directory, file.path)
  const granted = grants.write
    .map((name) => (name === path ? dirname(path) : name))
    .filter((directory) => isBelow(path, directory))
  const own = isBelow(path, grants.directory) ? [grants.directory] : []
  const [root = own[0]] = granted.toSorted((left, right) => right.length - left.length)
  if (root === undefined) throw outside(plan, file)
  if (granted.length === 0 && isSettingOfHome(root, path)) throw settingOfHome(plan, file)
  if (path === resolve(plan.document.path)) throw ontoItself(plan, file)
  return { root, path }
}

/** True for what begins with a dot in a home, unless the document lies in a directory of its own there. */
function isSettingOfHome(directory: string, path: string): boolean {
  // To look for homes takes longer than to write a file.
  if (!path.includes('/.')) return false
  return homesAround(directory).some(
    (home) =>
      isInside(directory, home) && isInside(home, path) && relative(home, path).startsWith('.'),
  )
}

function settingOfHome(plan: Plan, file: TangledFile): RunbookError {
  const path = resolve(dirname(plan.document.path), file.path)
  return new RunbookError('E_REFUSED', `"${file.path}" is read by programs of your own`, {
    place: placeOfTarget(plan, file),
    hint: `Grant it with --allow-write ${shellWord(path)}, or move the document to a directory of its own.`,
  })
}

function isBelow(path: string, directory: string): boolean {
  return (
    path !== directory && path.startsWith(directory.endsWith('/') ? directory : `${directory}/`)
  )
}

function placeOfTarget(plan: Plan, file: TangledFile) {
  const { block } = file.steps[0] as NonNullable<(typeof file.steps)[0]>
  const origin = block.arguments.findLast(({ key }) => key === 'tangle')
  const { lines } = plan.document
  return origin ? argumentPlace(lines, origin) : placeOf(lines, block.span)
}

function outside(plan: Plan, file: TangledFile): RunbookError {
  const directory = dirname(resolve(dirname(plan.document.path), file.path))
  return new RunbookError('E_REFUSED', `"${file.path}" lies outside of the document's directory`, {
    place: placeOfTarget(plan, file),
    hint: `Grant it with --allow-write ${shellWord(directory)}, or tangle to a path below the document.`,
  })
}

function ontoItself(plan: Plan, file: TangledFile): RunbookError {
  return new RunbookError('E_REFUSED', `"${file.path}" is the document itself`, {
    place: placeOfTarget(plan, file),
    hint: 'Tangle to another file.',
  })
}

/** The same error with the place of the `:tangle` argument. */
function atTangle(plan: Plan, file: TangledFile, error: unknown): unknown {
  if (!(error instanceof RunbookError)) return error
  const place = placeOfTarget(plan, file)
  const missing =
    !file.mkdirp && /ENOENT/.test(String((error.cause as NodeJS.ErrnoException | undefined)?.code))
  const make = asWritten(plan.document.format, 'mkdirp', 'yes')
  const hint = missing ? `Make the directory, or add "${make}" to the block.` : error.hint
  return new RunbookError(error.code, error.message, { place, hint, cause: error })
}
