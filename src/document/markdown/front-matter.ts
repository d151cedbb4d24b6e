import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'

import { RunbookError } from '../../errors.ts'
import type { RawArgument } from '../block.ts'
import { type LineIndex, placeOf } from '../line-index.ts'

/** Arguments from the `runbook:` map of a YAML front matter, and what is wrong with it. */
export interface FrontMatter {
  readonly arguments: readonly RawArgument[]
  readonly problems: readonly RunbookError[]
}

/** Reads a front matter's YAML; `start` is the offset of its text in the source. */
export function readFrontMatter(lines: LineIndex, text: string, start: number): FrontMatter {
  const document = parseDocument(text, { lineCounter: new LineCounter(), prettyErrors: false })
  const problems = document.errors.map(({ message, pos }) => {
    const span = { start: start + pos[0], end: start + pos[1] }
    const hint = 'The front matter between the "---" lines must be valid YAML.'
    return new RunbookError('E_FORMAT', message, { place: placeOf(lines, span), hint })
  })
  const map = document.errors.length === 0 ? document.get('runbook') : null
  if (!isMap(map)) return { arguments: [], problems }
  const settings = map.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isScalar(value) || !key.range || !value.range) return []
    const span = { start: start + key.range[0], end: start + value.range[1] }
    const written = value.value === null ? null : (value.source ?? JSON.stringify(value.value))
    return [{ key: String(key.value), value: written, carrier: 'document' as const, span }]
  })
  return { arguments: settings, problems }
}
