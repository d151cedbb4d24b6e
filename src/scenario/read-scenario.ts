import { basename, dirname, join, relative, resolve } from 'node:path'

import type { WrittenArgument } from '../document/block.ts'
import { decode } from '../document/decode.ts'
import { indexLines, type LineIndex, placeOf } from '../document/line-index.ts'
import { faultError } from '../document/markdown/attributes/reading.ts'
import { RunbookError } from '../errors.ts'
import { documentOf } from '../read-document.ts'
import { type OpenedFile, openTextFile } from '../sandbox/open-text-file.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { indexName, indexPath } from './is-scenario.ts'
import { type IndexStep, type NamedFile, readIndex } from './read-index.ts'
import type { PartRole, Scenario, ScenarioPart } from './scenario.ts'
import { assetsDocument, ownScript, typedScript } from './script-documents.ts'

/**
 * Reads a scenario, named by its directory or by its index, with all its files, which have to be plain ones below that directory.
 * @throws RunbookError E_NO_SUCH_FILE, E_UNREADABLE, E_ENCODING, E_FORMAT; E_REFUSED for a file elsewhere.
 */
export async function readScenario(name: string): Promise<Scenario> {
  const { path, source } = await openIndex(name)
  const lines = indexLines(path, source)
  const { title, steps, assets, faults } = readIndex(source)
  const [fault] = faults
  if (fault) throw faultError(lines, fault)
  const directory = dirname(path)
  const files = { directory, lines, left: { bytes: mostBytes } }
  const copied: ScenarioPart[] =
    assets.length === 0
      ? []
      : [
          {
            role: 'assets',
            document: assetsDocument(lines, join(directory, 'assets'), assets),
            step: indexName,
          },
        ]
  const parts = await Promise.all(steps.map((step) => partsOf(step, files)))
  return {
    path,
    directory,
    title: title || basename(directory),
    parts: [...copied, ...parts.flat()].map(startingAtHome),
  }
}

async function openIndex(name: string): Promise<OpenedFile> {
  try {
    return await openTextFile(indexPath(name))
  } catch (cause) {
    const isMissing = cause instanceof RunbookError && cause.code === 'E_NO_SUCH_FILE'
    if (!isMissing || indexPath(name) === name) throw cause
    const hint = `Name a document in it; a directory is run when an ${indexName} names its steps.`
    throw new RunbookError('E_UNREADABLE', `${name} is a directory`, { hint, cause })
  }
}

/** Where a scenario's files are, and the index that names them. */
interface ScenarioFiles {
  readonly directory: string
  readonly lines: LineIndex
  /** How much of its files may still be read. */
  readonly left: { bytes: number }
}

/** The files of a step in the order in which they run. */
async function partsOf(step: IndexStep, files: ScenarioFiles): Promise<ScenarioPart[]> {
  const { title, text, background, foreground, verify } = step
  const called = (text ?? verify ?? foreground ?? background)?.path ?? title
  const script = (role: PartRole, file: NamedFile): ScenarioPart => {
    const path = resolve(files.directory, file.path)
    const source = decode(path, readNamed(file, files))
    const read = { path, source, name: file.path, title }
    // A script that the reader sees waits for the one behind it, where there are both.
    const inBackground = role === 'background' && foreground !== null
    const document = role === 'foreground' ? typedScript(read) : ownScript(read, { inBackground })
    return { role, document, step: called }
  }
  const before = [
    ...(background ? [script('background', background)] : []),
    ...(foreground ? [script('foreground', foreground)] : []),
  ]
  const read = text ? [await textPart(text, files, called)] : []
  return [...before, ...read, ...(verify ? [script('verify', verify)] : [])]
}

async function textPart(
  file: NamedFile,
  files: ScenarioFiles,
  step: string,
): Promise<ScenarioPart> {
  const path = resolve(files.directory, file.path)
  if (!/\.(?:md|markdown)$/i.test(path)) throw noMarkdown(file, files)
  const document = await documentOf(path, readNamed(file, files))
  return { role: 'text', document, step }
}

/** A reader's terminal starts in the home; weaker than what the text itself says. */
function startingAtHome(part: ScenarioPart): ScenarioPart {
  const { document } = part
  const span = { start: 0, end: 0 }
  const home: WrittenArgument = { key: 'dir', value: '~', carrier: 'document', span }
  const blocks = document.blocks.map((block) => {
    return { ...block, arguments: [home, ...block.arguments] }
  })
  return { ...part, document: { ...document, blocks } }
}

function noMarkdown({ path, span }: NamedFile, { lines }: ScenarioFiles): RunbookError {
  const hint = 'Name a text that ends in .md.'
  return new RunbookError('E_FORMAT', `${path} is no Markdown`, {
    place: placeOf(lines, span),
    hint,
  })
}

/** Of all steps together, since one file may be that of many. */
const mostBytes = 1 << 23

function readNamed(file: NamedFile, files: ScenarioFiles): Uint8Array {
  const bytes = readBelow(file, files)
  files.left.bytes -= bytes.length
  if (files.left.bytes >= 0) return bytes
  const reason = `the steps up to ${file.path} are larger than ${mostBytes} bytes`
  const hint = 'Make several scenarios of it.'
  throw new RunbookError('E_REFUSED', reason, { place: placeOf(files.lines, file.span), hint })
}

function readBelow(
  { path: name, span }: NamedFile,
  { directory, lines }: ScenarioFiles,
): Uint8Array {
  const path = resolve(directory, name)
  try {
    return readConfined({ root: directory, path, maxBytes: mostBytes })
  } catch (cause) {
    if (!(cause instanceof RunbookError)) throw cause
    const reason = cause.message.replace(path, relative(directory, path))
    const hint = `Name a plain file below the directory of ${indexName}.`
    throw new RunbookError(cause.code, reason, { place: placeOf(lines, span), hint, cause })
  }
}
