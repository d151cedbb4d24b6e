/** A streaming replacer; state is kept between writes. */
export interface SecretMask {
  /** The part of the text that can no longer turn out to be a secret. */
  write(text: string): string
  /** What is left at the end of the text. */
  end(): string
}

/** What stands for a secret; it tells nothing about the length. */
const mask = '********'

/** Lines of a secret that is several lines long are masked on their own from this length on, in characters. */
const shortestLine = 8

/**
 * Replaces every occurrence of the given values, also one that is cut over several writes; the longest value wins
 * where several begin at one place. Where the text is cut changes nothing. Empty values are ignored.
 *
 * A value of several lines is also found with the line endings of a terminal (CR LF), and by its longer lines.
 */
export function maskSecrets(values: readonly string[]): SecretMask {
  const secrets = byFirstCharacter(values.flatMap((value) => forms(value)))
  let held = ''
  const take = (text: string, complete: boolean): string => {
    const all = held + text
    const { out, rest } = replace(all, secrets, complete)
    held = all.slice(rest)
    return out
  }
  return { write: (text) => take(text, false), end: () => take('', true) }
}

/** A whole text with every occurrence of the given values replaced. */
export function maskText(text: string, values: readonly string[]): string {
  const mask = maskSecrets(values)
  return mask.write(text) + mask.end()
}

function forms(value: string): string[] {
  const lines = value.split(/\r?\n/)
  if (lines.length === 1) return [value]
  const long = lines.filter((line) => line.length >= shortestLine)
  return [value, lines.join('\n'), lines.join('\r\n'), ...long]
}

/** Values by their first character, longest first. */
function byFirstCharacter(values: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  const sorted = [...new Set(values)].toSorted((left, right) => right.length - left.length)
  for (const value of sorted) {
    const first = value.charAt(0)
    if (first !== '') groups.set(first, [...(groups.get(first) ?? []), value])
  }
  return groups
}

/** Replaces what is certain; `rest` is the index from which the text must wait for more. */
function replace(
  text: string,
  secrets: ReadonlyMap<string, readonly string[]>,
  complete: boolean,
): { out: string; rest: number } {
  let out = ''
  let copied = 0
  let index = 0
  while (index < text.length) {
    const candidates = secrets.get(text.charAt(index)) ?? []
    if (!complete && candidates.some((value) => mayContinue(text, index, value))) break
    const found = candidates.find((value) => text.startsWith(value, index))
    if (found === undefined) index += 1
    else {
      out += text.slice(copied, index) + mask
      index += found.length
      copied = index
    }
  }
  return { out: out + text.slice(copied, index), rest: index }
}

/** True when the text ends within what may become this value. */
function mayContinue(text: string, index: number, value: string): boolean {
  return text.length - index < value.length && value.startsWith(text.slice(index))
}
