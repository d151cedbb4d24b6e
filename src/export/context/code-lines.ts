import { escapePattern } from '../../document/escape-pattern.ts'
import { keepsIndentation } from '../../document/org/keeps-indentation.ts'
import { removeIndentation } from '../../document/org/remove-indentation.ts'
import { linearPattern } from '../../expect/linear-pattern.ts'
import type { CodeBlockNode, OrgNode } from '../tree/node.ts'
import { walk } from '../tree/walk.ts'

/** One line of a block's code without its label. */
export interface CodeLine {
  readonly text: string
  /** The label that links can name, `''` for none. */
  readonly label: string
}

/** What the switches of a block say (Org manual, "Literal Examples"). */
export interface CodeSwitches {
  /** Keep the indentation that all lines share. */
  readonly keepsIndentation: boolean
  readonly numbering: { readonly goesOn: boolean; readonly before: number } | null
  /** Show labels behind their lines. */
  readonly showsLabels: boolean
  /** Links show the label, not the number of its line. */
  readonly usesLabels: boolean
  readonly labelFormat: string
}

/** Reads a block's switches. */
export function codeSwitches({ switches }: CodeBlockNode): CodeSwitches {
  const number = /([-+])n(?: *([0-9]+))?\b/.exec(switches)
  const keeps = /-k\b/.test(switches)
  const showsLabels = !/-r\b/.test(switches) || (number !== null && keeps)
  return {
    keepsIndentation: keepsIndentation(switches),
    numbering: number && {
      goesOn: number[1] === '+',
      before: number[2] === undefined ? 0 : Number(number[2]) - 1,
    },
    showsLabels,
    usesLabels: switches === '' || (showsLabels && !keeps),
    labelFormat: /-l +"([^"\n]+)"/.exec(switches)?.[1] ?? '(ref:%s)',
  }
}

/** Longer formats of labels are none: reading a line takes its length times that of the format. */
const longestFormat = 100

const labelPattern = '([-a-zA-Z0-9_][-a-zA-Z0-9_ ]*)'

/** The lines of a block's code, without indentation that all share and without labels (org-export-unravel-code). */
export function codeLines(node: CodeBlockNode): CodeLine[] {
  const { keepsIndentation, labelFormat } = codeSwitches(node)
  const code = (keepsIndentation ? node.value : removeIndentation(node.value)).replace(/\n$/, '')
  const parts = labelFormat.split('%s')
  const [opening = ''] = parts
  const isUsed = labelFormat.length <= longestFormat && code.includes(opening)
  const pattern = isUsed
    ? linearPattern(`(.*?)${parts.map(escapePattern).join(labelPattern)}[ \\t]*`)
    : null
  return code.split('\n').map((line) => {
    const match = pattern && line.includes(opening) ? pattern.match(line) : null
    if (!match) return { text: line, label: '' }
    const [text = '', label = ''] = match
    return { text: text.replace(/(?<![ \t])[ \t]+$/, ''), label }
  })
}

/** The number of code lines in front of a block, null when its lines are not numbered (org-export-get-loc). */
export function linesBefore(root: OrgNode, node: CodeBlockNode): number | null {
  return indexOf(root).before.get(node) ?? null
}

/** What a link to a label shows: the label or the number of its line; null when no block has it. */
export function labelText(root: OrgNode, label: string): string | null {
  const { before, labels } = indexOf(root)
  const found = labels.get(label)
  if (!found) return null
  const { block, at } = found
  return codeSwitches(block).usesLabels ? label : String((before.get(block) ?? 0) + at + 1)
}

/** What is known of all code of a tree. */
interface CodeIndex {
  /** How many lines are numbered in front of each block whose lines are. */
  readonly before: ReadonlyMap<OrgNode, number>
  /** The first block that has a label, and its line there, from 0. */
  readonly labels: ReadonlyMap<string, { readonly block: CodeBlockNode; readonly at: number }>
}

const known = new WeakMap<OrgNode, CodeIndex>()

function indexOf(root: OrgNode): CodeIndex {
  const index = known.get(root) ?? indexCode(root)
  known.set(root, index)
  return index
}

function indexCode(root: OrgNode): CodeIndex {
  const before = new Map<OrgNode, number>()
  const labels = new Map<string, { readonly block: CodeBlockNode; readonly at: number }>()
  let lines = 0
  for (const block of walk([root])) {
    if (block.type !== 'src-block' && block.type !== 'example-block') continue
    const { numbering, labelFormat } = codeSwitches(block)
    for (const [at, line] of codeLines(block).entries()) {
      const label = line.label || looseLabel(line.text, labelFormat)
      if (label !== '' && !labels.has(label)) labels.set(label, { block, at })
    }
    if (!numbering) continue
    const first = numbering.before + (numbering.goesOn ? lines : 0)
    before.set(block, first)
    // A block without lines counts as one (org-count-lines).
    lines = first + Math.max(block.value.split('\n').length - 1, 1)
  }
  return { before, labels }
}

/** A label of any characters, which links find though it stays in the code (org-export-resolve-coderef); `''` for none. */
function looseLabel(text: string, format: string): string {
  const [opening = '', closing = '', ...more] = format.split('%s')
  const line = text.replace(/(?<![ \t])[ \t]+$/, '')
  const start = line.lastIndexOf(opening) + opening.length
  const end = line.length - closing.length
  const isLabel = start >= opening.length && line.endsWith(closing) && more.length === 0
  return isLabel ? line.slice(start, Math.max(start, end)) : ''
}
