import type { ActualLine } from './actual-line.ts'
import type { ExpectedLine } from './expected-line.ts'

/** A step of an alignment: indices of an expected and an output line; null on one side for a line without partner. */
export interface AlignedLine {
  readonly expected: number | null
  readonly actual: number | null
}

/** Cells of the table of costs; above this, the lines in the middle are shown as replaced as a whole. */
const largestTable = 2_000_000

/**
 * The alignment of expected lines with output that differs, in which the fewest lines are without a partner (Needleman
 * and Wunsch; the cost of a line without partner is 1, of a repeating line that takes none 0).
 */
export function alignLines(
  expected: readonly ExpectedLine[],
  actual: readonly ActualLine[],
): AlignedLine[] {
  const [start, end] = commonEnds(expected, actual)
  const inner = {
    expected: expected.slice(start, expected.length - end),
    actual: actual.slice(start, actual.length - end),
  }
  const middle = tooLarge(inner) ? replaced(inner) : backtrack(inner, costs(inner))
  const tail = { expected: expected.length - end, actual: actual.length - end }
  return [
    ...diagonal({ expected: 0, actual: 0 }, start),
    ...middle.map((line) => shifted(line, start)),
    ...diagonal(tail, end),
  ]
}

interface Lines {
  readonly expected: readonly ExpectedLine[]
  readonly actual: readonly ActualLine[]
}

/** How many lines match one to one at the beginning, and at the end of the rest. */
function commonEnds(
  expected: readonly ExpectedLine[],
  actual: readonly ActualLine[],
): [number, number] {
  const least = Math.min(expected.length, actual.length)
  let start = 0
  while (start < least && isPair(expected[start], actual[start])) start += 1
  let end = 0
  while (end < least - start && isPair(expected.at(-1 - end), actual.at(-1 - end))) end += 1
  return [start, end]
}

function isPair(wanted: ExpectedLine | undefined, line: ActualLine | undefined): boolean {
  return (
    wanted?.repeats === false &&
    wanted.least === 1 &&
    line !== undefined &&
    wanted.test(line) !== null
  )
}

function tooLarge({ expected, actual }: Lines): boolean {
  return (expected.length + 1) * (actual.length + 1) > largestTable
}

function replaced({ expected, actual }: Lines): AlignedLine[] {
  return [
    ...expected.map((_, index) => ({ expected: index, actual: null })),
    ...actual.map((_, index) => ({ expected: null, actual: index })),
  ]
}

/** The least cost from each pair of positions to the end, with which pairs match. */
interface CostTable {
  readonly width: number
  readonly cost: Uint32Array
  readonly match: Uint8Array
}

function costs({ expected, actual }: Lines): CostTable {
  const width = actual.length + 1
  const cost = new Uint32Array((expected.length + 1) * width)
  const match = new Uint8Array(cost.length)
  for (let row = expected.length; row >= 0; row -= 1) {
    for (let column = actual.length; column >= 0; column -= 1) {
      const [wanted, line] = [expected[row], actual[column]]
      const at = row * width + column
      if (wanted && line && wanted.test(line) !== null) match[at] = 1
      cost[at] = leastCost({ width, cost, match }, at, { wanted, line })
    }
  }
  return { width, cost, match }
}

function leastCost(
  { width, cost, match }: CostTable,
  at: number,
  { wanted, line }: { wanted: ExpectedLine | undefined; line: ActualLine | undefined },
): number {
  const ways: number[] = []
  const costAt = (index: number): number => cost[index] ?? 0
  if (wanted) ways.push(costAt(at + width) + wanted.least)
  if (line) ways.push(costAt(at + 1) + 1)
  if (match[at] === 1) {
    ways.push(costAt(at + width + 1))
    if (wanted?.repeats === true) ways.push(costAt(at + 1))
  }
  return ways.length === 0 ? 0 : Math.min(...ways)
}

/** Reads the cheapest way off the table: matches first, then expected lines without partner, then output. */
function backtrack({ expected, actual }: Lines, { width, cost, match }: CostTable): AlignedLine[] {
  const lines: AlignedLine[] = []
  let [row, column] = [0, 0]
  while (row < expected.length || column < actual.length) {
    const at = row * width + column
    const here = cost[at] ?? 0
    if (match[at] === 1 && here === cost[at + width + 1]) {
      lines.push({ expected: row, actual: column })
      row += 1
      column += 1
    } else if (match[at] === 1 && expected[row]?.repeats === true && here === cost[at + 1]) {
      lines.push({ expected: row, actual: column })
      column += 1
    } else if (
      row < expected.length &&
      here === (cost[at + width] ?? 0) + (expected[row]?.least ?? 0)
    ) {
      lines.push({ expected: row, actual: null })
      row += 1
    } else {
      lines.push({ expected: null, actual: column })
      column += 1
    }
  }
  return lines
}

function diagonal(from: { expected: number; actual: number }, count: number): AlignedLine[] {
  return Array.from({ length: count }, (_, index) => ({
    expected: from.expected + index,
    actual: from.actual + index,
  }))
}

function shifted({ expected, actual }: AlignedLine, by: number): AlignedLine {
  return {
    expected: expected === null ? null : expected + by,
    actual: actual === null ? null : actual + by,
  }
}
