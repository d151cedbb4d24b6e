import { RunbookError } from '../errors.ts'
import { blockAtLine } from './block-at-line.ts'
import type { Block, SidecarArgument } from './block.ts'
import type { Document } from './document.ts'
import { inferredNames } from './inferred-names.ts'
import { indexLines, type LineIndex, placeOf } from './line-index.ts'
import { canonicalArguments } from './markdown/attributes/canonical-arguments.ts'
import { faultError } from './markdown/attributes/reading.ts'
import { entryArguments, type Entry } from './markdown/attributes/settings/entry.ts'
import { readYaml } from './markdown/attributes/settings/yaml.ts'

/**
 * A document with the attributes of its sidecar, a map from blocks (a name, also an inferred one, a line in the block, or `*` for all) to maps of
 * attributes. They are stronger than all that the document says itself.
 */
export function withSidecar(document: Document, path: string, text: string): Document {
  const lines = indexLines(path, text)
  const { entries, faults, isMap } = readYaml(text, 0)
  const problems = faults.map((fault) => faultError(lines, fault))
  if (!isMap && faults.length === 0) problems.push(noMap(lines))
  const added = new Map<number, SidecarArgument[]>()
  // What is said of all blocks is weaker than what is said of one.
  const ordered = [...entries].sort((a, b) => Number(a.key !== '*') - Number(b.key !== '*'))
  const select = selector(document)
  for (const entry of ordered) {
    const found = select(entry.key)
    if (found.length === 0) problems.push(noSuchBlock(lines, entry))
    else if (entry.value.type !== 'map') problems.push(noAttributes(lines, entry))
    for (const { index } of found) {
      const own = entry.value.type === 'map' ? argumentsOf(entry.value.entries, lines) : []
      added.set(index, [...(added.get(index) ?? []), ...own])
    }
  }
  const blocks = document.blocks.map((block) => withArguments(block, added.get(block.index) ?? []))
  return { ...document, blocks, problems: [...document.problems, ...problems] }
}

/** Finds the blocks that an entry speaks of: a written name beats a line, and a line beats a name that is inferred. */
function selector(document: Document): (key: string) => readonly Block[] {
  const { blocks } = document
  const written = new Map(blocks.toReversed().map((block) => [block.name, block]))
  const names = inferredNames(document)
  const inferred = new Map(blocks.map((block, index) => [names[index] ?? '', block]))
  return (key) => {
    if (key === '') return []
    if (key === '*') return blocks
    const line = /^\d+$/.test(key) ? blockAtLine(document, Number(key)) : undefined
    const found = written.get(key) ?? line ?? inferred.get(key)
    return found ? [found] : []
  }
}

function argumentsOf(entries: readonly Entry[], sidecar: LineIndex): SidecarArgument[] {
  return entryArguments(entries, 'block').map(({ key, value, span }) => ({
    key,
    value,
    carrier: 'sidecar',
    span,
    sidecar,
  }))
}

function withArguments(block: Block, written: readonly SidecarArgument[]): Block {
  if (written.length === 0) return block
  const added = canonicalArguments(written)
  const name = added.findLast(({ key }) => key === 'name')?.value ?? block.name
  const others = added.filter(({ key }) => key !== 'name')
  return { ...block, name, arguments: [...block.arguments, ...others] }
}

function noMap(lines: LineIndex): RunbookError {
  const hint = 'Write a name or a line of a block, a colon, and below it "key: value".'
  const place = placeOf(lines, { start: 0, end: 1 })
  return new RunbookError('E_FORMAT', 'the sidecar is no map of blocks', { place, hint })
}

function noAttributes(lines: LineIndex, { key, span }: Entry): RunbookError {
  const reason = `"${key}" has no attributes below it`
  const hint = `Write them as a map: "${key}: {eval: never}".`
  return new RunbookError('E_FORMAT', reason, { place: placeOf(lines, span), hint })
}

function noSuchBlock(lines: LineIndex, { key, span }: Entry): RunbookError {
  const reason = `no block of the document answers to "${key}"`
  const hint = 'Write the name of a block, a line that is in it, or "*" for all.'
  const place = placeOf(lines, { start: span.start, end: span.start + key.length })
  return new RunbookError('E_NO_SUCH_BLOCK', reason, { place, hint })
}
