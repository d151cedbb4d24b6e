import type { ActualLine } from './actual-line.ts'
import { type AlignedLine, alignLines } from './align-lines.ts'
import type { ComparedRow } from './comparison.ts'
import type { ExpectedLine } from './expected-line.ts'
import type { PatternScope } from './inline-pattern.ts'
import { whyDifferent } from './why-different.ts'

/** The rows of an expectation and output that differ: as many lines as possible matched, the others with the reason. */
export function differingRows(
  wanted: readonly ExpectedLine[],
  lines: readonly ActualLine[],
  scope: PatternScope,
): ComparedRow[] {
  const aligned = alignLines(wanted, lines)
  const partners = replacements(aligned)
  const rows: ComparedRow[] = []
  /** Output of the row that was added last, which grows while its line repeats. */
  let taken: string[] = []
  for (const [index, { expected, actual }] of aligned.entries()) {
    const line = expected === null ? undefined : wanted[expected]
    const output = actual === null ? undefined : lines[actual]
    const isSame = rows.at(-1)?.kind === 'same' && aligned[index - 1]?.expected === expected
    if (!line)
      rows.push({ kind: 'unexpected', actual: output?.text ?? '', eol: output?.eol ?? true })
    else if (!output && line.least === 1) {
      const partner = lines[partners.get(index) ?? -1] ?? null
      rows.push({
        kind: 'missing',
        expected: line.source,
        reason: whyDifferent(line, partner, scope),
      })
    } else {
      if (!isSame) rows.push({ kind: 'same', expected: line.source, actual: (taken = []) })
      if (output) taken.push(output.text)
    }
  }
  return rows
}

/** For each expected line without partner (by its place in the alignment) the output line that stands in its stead. */
function replacements(aligned: readonly AlignedLine[]): Map<number, number> {
  const found = new Map<number, number>()
  let missing: number[] = []
  let next = 0
  for (const [index, { expected, actual }] of aligned.entries()) {
    if (expected !== null && actual === null) {
      if (next > 0) missing = []
      next = 0
      missing.push(index)
    } else if (expected === null && actual !== null && next < missing.length) {
      found.set(missing[next] ?? 0, actual)
      next += 1
    } else {
      missing = []
      next = 0
    }
  }
  return found
}
