import { addToGroup } from '../../document/add-to-group.ts'
import { least } from '../../document/extremes.ts'
import { indentation } from '../../document/org/line-patterns.ts'
import type { OrgNode, TextNode } from './node.ts'

/**
 * Removes the indentation that all lines of a paragraph's texts share; with `ignoreFirst` its first line does not
 * count, since a bullet stands in front of it (org-element-normalize-contents).
 */
export function normalizeIndentation(children: OrgNode[], ignoreFirst: boolean): void {
  const starts = [...lineStarts(children, !ignoreFirst)]
  const common = least(starts.map(({ width }) => width))
  if (common === 0 || common === Infinity) return
  for (const [text, cuts] of cutsByText(starts)) {
    let value = ''
    let done = 0
    for (const { at, length, width } of cuts) {
      value += text.value.slice(done, at) + (width === Infinity ? '' : blanks(width - common))
      done = at + length
    }
    text.value = value + text.value.slice(done)
  }
}

/** Tabs as far as they reach, as Emacs indents. */
function blanks(width: number): string {
  return '\t'.repeat(width >> 3) + ' '.repeat(width & 7)
}

/** The blanks at the start of a line; `width` in columns, Infinity on lines of blanks alone. */
interface LineStart {
  readonly text: TextNode | null
  readonly at: number
  readonly length: number
  readonly width: number
}

function* lineStarts(children: readonly OrgNode[], fromStart: boolean): Generator<LineStart> {
  let first = fromStart
  for (const child of children) {
    if (child.type !== 'text') {
      if (first) yield { text: null, at: 0, length: 0, width: 0 }
      // What stands inside of other objects is on a line that began before them, unless it has line feeds itself.
      yield* lineStarts(child.children, false)
      first = child.type === 'line-break'
      continue
    }
    yield* startsIn(child, first)
    first = false
  }
}

function* startsIn(text: TextNode, first: boolean): Generator<LineStart> {
  if (first && !/^[ \t]/.test(text.value)) yield { text, at: 0, length: 0, width: 0 }
  for (const match of text.value.matchAll(/(\n|^)([ \t]*)(?=([\s\S]?))/g)) {
    const [, lead = '', blanks = '', next] = match
    if (lead === '' && !first) continue
    if (blanks === '' && (next === '' || next === '\n')) continue
    const width = blanks !== '' && next === '\n' ? Infinity : indentation(blanks)
    yield { text, at: match.index + lead.length, length: blanks.length, width }
  }
}

function cutsByText(starts: readonly LineStart[]): Map<TextNode, LineStart[]> {
  const byText = new Map<TextNode, LineStart[]>()
  for (const start of starts) {
    if (start.text) addToGroup(byText, start.text, start)
  }
  return byText
}
