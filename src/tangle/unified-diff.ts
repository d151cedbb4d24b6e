/** Lines of context around a change. */
const context = 3
/** Edit distances above this one are shown as one replaced stretch: the search costs its square. */
const maxDistance = 1000

/** A kept (` `), removed (`-`) or added (`+`) line. */
interface DiffLine {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** The two texts and their names in the diff's head. */
export interface DiffRequest {
  readonly before: string
  readonly after: string
  readonly beforeName: string
  readonly afterName: string
}

/**
 * The difference of two texts as a unified diff, `''` when they are equal (POSIX diff(1), "Diff -u Output Format";
 * Myers, "An O(ND) Difference Algorithm"). A missing final line feed is shown as GNU diff shows it.
 */
export function unifiedDiff({ before, after, beforeName, afterName }: DiffRequest): string {
  if (before === after) return ''
  const lines = diffLines(splitLines(before), splitLines(after))
  return `--- ${beforeName}\n+++ ${afterName}\n${hunks(lines).join('')}`
}

/** Lines with their line feeds; the last one without, where it has none. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return [
    ...signed(' ', before.slice(0, start)),
    ...changedLines(
      before.slice(start, before.length - end),
      after.slice(start, after.length - end),
    ),
    ...signed(' ', before.slice(before.length - end)),
  ]
}

function signed(sign: DiffLine['sign'], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ sign, text }))
}

/** The shortest script, found by the furthest reaching paths of each distance, then read backwards. */
function changedLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  const rounds = furthestPaths(before, after)
  if (!rounds) return [...signed('-', before), ...signed('+', after)]
  const lines: DiffLine[] = []
  let x = before.length
  let y = after.length
  for (let distance = rounds.length - 1; distance >= 0; distance -= 1) {
    const reached = rounds[distance - 1] ?? new Map<number, number>()
    const diagonal = x - y
    const isDown = distance > 0 && goesDown(reached, diagonal, distance)
    const fromX = distance === 0 ? 0 : (reached.get(isDown ? diagonal + 1 : diagonal - 1) ?? 0)
    const fromY = distance === 0 ? 0 : fromX - (isDown ? diagonal + 1 : diagonal - 1)
    const [keptX, keptY] =
      distance === 0 ? [0, 0] : isDown ? [fromX, fromY + 1] : [fromX + 1, fromY]
    for (; x > keptX && y > keptY; x -= 1, y -= 1)
      lines.push({ sign: ' ', text: before[x - 1] ?? '' })
    if (distance === 0) break
    if (isDown) lines.push({ sign: '+', text: after[fromY] ?? '' })
    else lines.push({ sign: '-', text: before[fromX] ?? '' })
    x = fromX
    y = fromY
  }
  return lines.toReversed()
}

/** For each distance, how far into `before` each diagonal gets; null when the texts are too far apart. */
function furthestPaths(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<number, number>[] | null {
  const rounds: Map<number, number>[] = []
  for (let distance = 0; distance <= maxDistance; distance += 1) {
    const reached = rounds[distance - 1] ?? new Map<number, number>()
    const round = new Map<number, number>()
    rounds.push(round)
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = firstOf(reached, diagonal, distance)
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal])
        x += 1
      round.set(diagonal, x)
      if (x >= before.length && x - diagonal >= after.length) return rounds
    }
  }
  return null
}

function firstOf(reached: ReadonlyMap<number, number>, diagonal: number, distance: number): number {
  if (distance === 0) return 0
  return goesDown(reached, diagonal, distance)
    ? (reached.get(diagonal + 1) ?? 0)
    : (reached.get(diagonal - 1) ?? 0) + 1
}

/** True when the path to a diagonal comes from the one above it, by an added line. */
function goesDown(
  reached: ReadonlyMap<number, number>,
  diagonal: number,
  distance: number,
): boolean {
  if (diagonal === -distance) return true
  if (diagonal === distance) return false
  return (reached.get(diagonal - 1) ?? 0) < (reached.get(diagonal + 1) ?? 0)
}

/** Changes with their context; those that are near each other share a hunk. */
function hunks(lines: readonly DiffLine[]): string[] {
  const found: string[] = []
  const above = { before: 0, after: 0 }
  let counted = 0
  const countTo = (end: number): void => {
    for (; counted < end; counted += 1) {
      if (lines[counted]?.sign !== '+') above.before += 1
      if (lines[counted]?.sign !== '-') above.after += 1
    }
  }
  for (let first = 0; first < lines.length; first += 1) {
    if (lines[first]?.sign === ' ') continue
    const end = hunkEnd(lines, first)
    // Kept lines are shown once, behind the change above.
    const start = Math.max(counted, first - context)
    const shown = lines.slice(start, end + context)
    countTo(start)
    found.push(hunk(shown, above))
    countTo(start + shown.length)
    first = end
  }
  return found
}

/** Behind the last change that is followed by more kept lines than two hunks would show. */
function hunkEnd(lines: readonly DiffLine[], first: number): number {
  let end = first + 1
  for (let index = end; index < lines.length && index - end <= 2 * context; index += 1) {
    if (lines[index]?.sign !== ' ') end = index + 1
  }
  return end
}

/** Lines that are shown, and how many lines of each text are above them. */
function hunk(
  shown: readonly DiffLine[],
  above: { readonly before: number; readonly after: number },
): string {
  const without = (sign: DiffLine['sign']): number =>
    shown.filter((line) => line.sign !== sign).length
  const before = range(above.before, without('+'))
  const after = range(above.after, without('-'))
  return `@@ -${before} +${after} @@\n${shown.map(shownLine).join('')}`
}

/** `START,COUNT` with START from 1; the count of one is left out, and an empty range stands behind its line. */
function range(above: number, count: number): string {
  if (count === 1) return String(above + 1)
  return `${count === 0 ? above : above + 1},${count}`
}

function shownLine({ sign, text }: DiffLine): string {
  return text.endsWith('\n') ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`
}
