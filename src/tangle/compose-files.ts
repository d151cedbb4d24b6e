import { basename, dirname, extname, resolve } from 'node:path'

import type { Document } from '../document/document.ts'
import { expandHome } from '../plan/expand-home.ts'
import { isSourceBlock } from '../plan/is-source-block.ts'
import { addressBlocks } from '../plan/links/block-address.ts'
import { NowebMemory } from '../plan/noweb-memory.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { timesMapped } from '../plan/times-mapped.ts'
import { FileComments } from './file-comments.ts'
import { type TangledBlock, tangleBlock, type TangleSettings } from './tangled-block.ts'

/** A file that a document tangles to; `path` is relative to the document, `mode` null for the default. */
export interface TangledFile {
  readonly path: string
  readonly text: string
  readonly mode: number | null
  readonly mkdirp: boolean
  /** The steps that it is made of, in document order. */
  readonly steps: readonly Step[]
}

/**
 * The files that a document's blocks make, in the order of their first blocks (Org manual, "Extracting Source
 * Code"; ob-tangle). All blocks are read before the first file is given out; a file whose comments cannot be written
 * ends the rest.
 * @throws RunbookError as `tangleBlock`; E_HEADER_ARGUMENT for comments in a language that has none.
 */
export async function* composeFiles(
  plan: Plan,
  settings: TangleSettings,
): AsyncGenerator<TangledFile, void, undefined> {
  for (const { path, blocks } of await tangledBlocks(plan, settings)) {
    yield composeFile(path, blocks, plan.document)
  }
}

/** A file that is to be made, and what goes into it. */
export interface TangleTarget {
  readonly path: string
  readonly blocks: readonly TangledBlock[]
}

/**
 * The blocks of each file, in the order of their first blocks.
 * @throws RunbookError as `tangleBlock`.
 */
export async function tangledBlocks(plan: Plan, settings: TangleSettings): Promise<TangleTarget[]> {
  const within = { plan, addresses: addressBlocks(plan.document), memory: new NowebMemory() }
  const directory = dirname(plan.document.path)
  const targets = new Map<string, { path: string; blocks: TangledBlock[] }>()
  for (const step of plan.steps) {
    const path = targetPath(step, plan.document)
    if (path === '') continue
    const key = resolve(directory, path)
    const target = targets.get(key) ?? { path, blocks: [] }
    targets.set(key, target)
    // oxlint-disable-next-line no-await-in-loop -- blocks that are called run one after the other
    const block = await tangleBlock(step, within, settings)
    const times = Math.max(1, timesMapped(plan.document, step.block))
    target.blocks.push(...Array.from({ length: times }, () => block))
  }
  return [...targets.values()]
}

/** Where a block goes, relative to the document; `''` for nowhere. In Org a block without a language goes nowhere. */
function targetPath({ block, arguments: { tangle } }: Step, { format, path }: Document): string {
  if (['', 'no'].includes(tangle) || block.inactive || !isSourceBlock(block)) return ''
  if (format === 'org' && block.language === '') return ''
  if (tangle !== 'yes') return expandHome(tangle)
  const stem = basename(path, extname(path))
  return `${stem}.${extensions.get(block.language) ?? block.language}`
}

/** Languages whose files end otherwise than they are called (`org-babel-tangle-lang-exts`). */
const extensions: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ 'emacs-lisp': 'el', elisp: 'el' }),
)

function composeFile(
  path: string,
  blocks: readonly TangledBlock[],
  document: Document,
): TangledFile {
  const steps = blocks.map(({ step }) => step)
  const shebang = steps.find((step) => step.arguments.shebang !== '')
  const comments = new FileComments(document)
  let text = ''
  let isMarked = false
  for (const block of blocks) {
    const { step, above, body } = block
    comments.enter(step)
    if (text !== '' && step.arguments.padline) text += '\n'
    if (step === shebang && !isMarked) text += `${step.arguments.shebang}\n`
    isMarked ||= step === shebang
    const { begin, end } = comments.around(block)
    text += `${comments.written(above, step)}${begin}${body}\n${end}`
  }
  const mkdirp = steps.some((step) => step.arguments.tangleMkdirp)
  return { path, text, mode: modeOf(steps), mkdirp, steps }
}

/** The mode of the first block that asks for one; a shebang asks for 755. */
function modeOf(steps: readonly Step[]): number | null {
  const modes = steps.map(
    ({ arguments: { tangleMode, shebang } }) => tangleMode ?? (shebang === '' ? null : 0o755),
  )
  return modes.find((mode) => mode !== null) ?? null
}
