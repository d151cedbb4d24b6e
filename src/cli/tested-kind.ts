import { extname } from 'node:path'

import { dialects } from '../dialect/dialects.ts'
import type { Dialect } from '../dialect/test-file.ts'
import { isDocumentName } from '../document/is-document-name.ts'
import { RunbookError } from '../errors.ts'
import { type OpenedFile, openTextFile } from '../sandbox/open-text-file.ts'
import { isScenario } from '../scenario/is-scenario.ts'
import { isTapeName } from '../tape/is-tape-name.ts'

/** What is tested, as its name tells: a scenario (a directory or its index), a tape, a document, or else a file of another tool. */
export type TestedKind = 'steps' | 'tape' | 'document' | 'foreign'

/** The flags that say how files are read. */
export interface TestedFlags {
  readonly dialect?: string
  readonly shell?: string
}

/** What a file is; with a dialect all are files of that tool. */
export function testedKind(file: string, { dialect }: TestedFlags): TestedKind {
  if (dialect !== undefined) return 'foreign'
  if (isScenario(file)) return 'steps'
  if (isTapeName(file)) return 'tape'
  return isDocumentName(file) ? 'document' : 'foreign'
}

/** True for a file that is tested of a directory: scripts of a shell and the like are test files only where the user says so. */
export function isTested(file: string, flags: TestedFlags): boolean {
  const kind = testedKind(file, flags)
  const extensions = dialects.get(flags.dialect ?? '')?.extensions ?? []
  return kind === 'tape' || kind === 'document' || extensions.includes(extname(file))
}

/** The files that a test may update: of a scenario its texts. Throws what `openTextFile()` and `readScenario()` throw. */
export async function openTested(file: string, kind: TestedKind): Promise<readonly OpenedFile[]> {
  if (kind !== 'steps') return [await openTextFile(file)]
  const { readScenario } = await import('../scenario/read-scenario.ts')
  const { parts } = await readScenario(file)
  const texts = parts.flatMap(({ role, document: { path, source } }) =>
    role === 'text' ? [[path, { path, source }] as const] : [],
  )
  // Steps may share a text.
  return [...new Map(texts).values()]
}

/**
 * Documents and tapes say themselves what runs them.
 * @throws RunbookError E_USAGE for one of them, where the user named a shell.
 */
export function refuseShell(files: readonly string[], flags: TestedFlags): void {
  const file = files.find((name) => testedKind(name, flags) !== 'foreign')
  if (flags.shell === undefined || file === undefined) return
  throw new RunbookError('E_USAGE', `${file} is no test file that another shell could run`, {
    hint: 'Leave --shell out, or name the tool whose file it is with --dialect.',
  })
}

/**
 * The shell that was asked for, where it can be.
 * @throws RunbookError E_USAGE where it cannot be.
 */
export function shellFor({ name, anyShell }: Dialect, { shell }: TestedFlags): string {
  if (shell === undefined || anyShell) return shell ?? ''
  const tools = [...dialects.values()].filter((dialect) => dialect.anyShell)
  throw new RunbookError('E_USAGE', `files of ${name} are not run by another shell`, {
    hint: `Leave --shell out; it is for files of ${tools.map((tool) => tool.name).join(', ')}.`,
  })
}

/**
 * The dialect that was asked for, else the one whose files end like this one.
 * @throws RunbookError E_USAGE where neither says it.
 */
export function dialectOf(file: string, { dialect: name }: TestedFlags): Dialect {
  const byName = name === undefined ? undefined : dialects.get(name)
  const own = [...dialects.values()].find(({ extensions }) => extensions[0] === extname(file))
  const dialect = name === undefined ? own : byName
  if (dialect) return dialect
  const known = [...dialects.keys()].join(', ')
  throw new RunbookError('E_USAGE', `it is not said what test file ${file} is`, {
    hint: `Name its tool with --dialect: ${known}.`,
  })
}
