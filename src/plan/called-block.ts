import type { Block, HeaderText, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Span } from '../document/line-index.ts'
import { calledElement } from '../document/org/element-names.ts'
import { propertyArguments, readArguments } from '../document/org/header-properties.ts'
import { topLevelPieces } from '../document/top-level-cuts.ts'
import { blockIndexOf } from './block-index-of.ts'
import { fileVariables } from './file-variables.ts'
import { type Library, otherFile } from './library.ts'
import { mergeArguments } from './merge-arguments.ts'
import { resultPath } from './result-path.ts'
import { unquoted } from './unquoted.ts'

/** Calls of calls go no deeper, so that a ring of calls ends. */
const deepest = 20

/** Where a call looks for its block. */
export interface CallScope {
  readonly document: Document
  readonly library: Library
}

/**
 * What a `#+CALL:` line runs: the code of the first block of that name, with the arguments of that block, then those in
 * effect at the call and on its line (org-babel-lob-get-info). Other blocks come back as they are; null when nothing has
 * that name.
 */
export function calledBlock(block: Block, scope: CallScope, depth = 0): Block | null {
  const { call, span } = block
  if (!call) return block
  const target = depth < deepest ? targetOf(call.target, { caller: block, scope, depth }) : null
  if (!target) return null
  const { path, outputDir } = resultFileOf(target, scope.document.path)
  return {
    ...block,
    call: { ...call, outputDir },
    language: target.language,
    switches: target.switches,
    code: target.code,
    arguments: [
      ...target.arguments,
      ...(path === null ? [] : [{ key: 'file', value: path, carrier: 'call', span } as const]),
      { key: 'exports', value: 'results', carrier: 'call', span },
      ...call.argumentsHere([
        ...propertyArguments(call.properties, target.language),
        ...call.inside.flatMap(headerArguments),
        ...(call.callArguments.trim() === ''
          ? []
          : passedArguments(call.callArguments, span, 'call')),
        ...call.end.flatMap(headerArguments),
      ]),
    ],
  }
}

const makesFile: ReadonlySet<string> = new Set(['file-ext', 'output-dir'])

/**
 * The file that a called block makes of its arguments, null for none, and the directory that it makes for it
 * (org-babel-generate-file-param).
 */
function resultFileOf(
  { arguments: given, name, call }: Block,
  documentPath: string,
): { path: string | null; outputDir: string } {
  if (!given.some(({ key }) => makesFile.has(key))) return { path: null, outputDir: '' }
  const { merged } = mergeArguments({}, given, fileVariables(documentPath))
  const text = (key: string): string => unquoted(merged.get(key)?.value ?? '')
  const outputDir = text('output-dir')
  const path = resultPath({ file: text('file'), fileExt: text('file-ext'), outputDir, name })
  return { path, outputDir: call ? call.outputDir : outputDir }
}

function headerArguments(header: HeaderText): RawArgument[] {
  return readArguments({ ...header, carrier: 'block' })
}

/**
 * A block of the document, or of the file that a target with a colon names whatever this document holds, else of the library
 * (org-babel-lob--src-info).
 */
function targetOf(
  target: string,
  { caller, scope, depth }: { caller: Block; scope: CallScope; depth: number },
): Block | null {
  const { document, library } = scope
  const other = otherFile(target)
  const isHere = !other && document.format === 'org'
  const element = isHere ? calledElement(document, target) : null
  if (isHere && element) {
    const found = document.blocks[blockIndexOf(document, element)]
    return found && found !== caller ? calledBlock(found, scope, depth + 1) : null
  }
  const file = other && library.documents.get(other.file)
  const next = { caller, scope: { document: file ?? document, library }, depth: depth + 1 }
  const foreign = file && other ? targetOf(other.name, next) : library.blocks.get(target)
  return foreign ? borrowed(foreign, caller.span) : null
}

/** A block of another document: what is wrong with it is shown at the call. */
export function borrowed(target: Block, span: Span): Block {
  return { ...target, span, arguments: target.arguments.map((argument) => ({ ...argument, span })) }
}

/** Arguments as they are passed to a block, one `:var` for each. */
export function passedArguments(
  text: string,
  span: Span,
  carrier: 'call' | 'reference',
): RawArgument[] {
  return splitArguments(text).map((value) => ({ key: 'var', value, carrier, span }))
}

/**
 * Splits the arguments of a call at commas outside of quotes and brackets (org-babel-ref-split-args). Nothing between two
 * commas is no argument, a blank there is an empty one.
 */
function splitArguments(text: string): string[] {
  return topLevelPieces(text, ',').map((part) => part.trim())
}
