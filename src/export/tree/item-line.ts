/** The parts of a list item's first line (org-list-full-item-re). */
export interface ItemLine {
  readonly bullet: string
  readonly counter: number | null
  readonly checkbox: 'on' | 'off' | 'trans' | null
  /** A description's term, null for none. */
  readonly tag: string | null
  /** Column (from 0) where the text starts. */
  readonly textAt: number
}

const checkboxes = { '[ ]': 'off', '[X]': 'on', '[-]': 'trans' } as const

const pattern =
  /^[ \t]*(?<bullet>[-+*]|\d+[.)])(?:[ \t]+|$)(?:\[@(?:start:)?(?<counter>\d+|[A-Za-z])\][ \t]*)?(?:(?<checkbox>\[[ X-]\])(?:[ \t]+|$))?/

/** Reads the line that an item starts with (Org manual, "Plain Lists"). */
export function readItemLine(line: string): ItemLine {
  const match = pattern.exec(line)
  const { bullet = '-', counter, checkbox } = match?.groups ?? {}
  const start = match?.[0].length ?? 0
  const ordered = /\d/.test(bullet)
  const tagged = ordered ? null : /^([^]*)[ \t]::(?:[ \t]+|$)/.exec(line.slice(start))
  return {
    bullet,
    counter: counter === undefined ? null : counterValue(counter),
    checkbox: checkbox === undefined ? null : checkboxes[checkbox as keyof typeof checkboxes],
    tag: tagged?.[1] ?? null,
    textAt: start + (tagged?.[0].length ?? 0),
  }
}

function counterValue(text: string): number {
  return /\d/.test(text) ? Number(text) : text.toUpperCase().charCodeAt(0) - 64
}
