import { findSecret, type FoundSecret } from './find-secret.ts'

/** A streaming replacer; state is kept between writes. */
export interface SecretMask {
  /** The part of the text that can no longer turn out to be a secret. */
  write(text: string): string
  /** What is left at the end of the text. */
  end(): string
}

/** What stands for a secret; it tells nothing about the length. */
export const mask = '********'

/** Lines of a secret that is several lines long are masked on their own from this length on, in characters. */
const shortestLine = 8

/**
 * Replaces every occurrence of the given values, also one that is cut over several writes; the longest value wins
 * where several begin at one place. Where the text is cut changes nothing. Empty values are ignored.
 *
 * A value of several lines is also found with the line endings of a terminal (CR LF), and by its longer lines. Control
 * sequences within a value, such as a colour, are seen through (findSecret) and stay behind its mask.
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
  if (values.length === 0) return text
  const mask = maskSecrets(values)
  return mask.write(text) + mask.end()
}

/** Where the values stand in a whole text, in order, none within another. */
export function secretsIn(text: string, values: readonly string[]): FoundSecret[] {
  const secrets = byFirstCharacter(values.flatMap((value) => forms(value)))
  const found: FoundSecret[] = []
  each(text, secrets, { complete: true, take: (one) => void found.push(one) })
  return found
}

/** The values as they may stand in rows of a screen: a value of several lines by its longer lines. */
export function lineForms(values: readonly string[]): string[] {
  return [...new Set(values.flatMap((value) => forms(value)))].filter(
    (form) => form !== '' && !/[\r\n]/.test(form),
  )
}

function forms(value: string): string[] {
  const lines = value.split(/\r?\n/)
  if (lines.length === 1) return [value]
  const long = lines.filter((line) => line.length >= shortestLine)
  return [value, lines.join('\n'), lines.join('\r\n'), ...long]
}

type Secrets = ReadonlyMap<string, readonly string[]>

/** Values by their first character, longest first. */
function byFirstCharacter(values: readonly string[]): Secrets {
  const groups = new Map<string, string[]>()
  const sorted = [...new Set(values)].toSorted((left, right) => right.length - left.length)
  for (const value of sorted) {
    const first = value.charAt(0)
    if (first !== '') groups.set(first, [...(groups.get(first) ?? []), value])
  }
  return groups
}

/** Replaces what is certain; `rest` is the index from which the text must wait for more. */
function replace(text: string, secrets: Secrets, complete: boolean): { out: string; rest: number } {
  let out = ''
  let copied = 0
  const take = ({ at, end }: FoundSecret): void => {
    out += text.slice(copied, at[0]) + mask + between(text, at)
    copied = end
  }
  const rest = each(text, secrets, { complete, take })
  return { out: out + text.slice(copied, rest), rest }
}

/** Finds values one after another; returns the index from which the text must wait for more. */
function each(
  text: string,
  secrets: Secrets,
  { complete, take }: { readonly complete: boolean; readonly take: (found: FoundSecret) => void },
): number {
  let index = 0
  while (index < text.length) {
    const candidates = secrets.get(text.charAt(index))
    if (candidates === undefined) {
      index += 1
      continue
    }
    const results = candidates.map((value) => findSecret(text, index, value))
    if (!complete && results.includes('more')) return index
    const found = results.find((result) => result !== null && result !== 'more')
    if (found === undefined) index += 1
    else {
      take(found)
      index = found.end
    }
  }
  return index
}

/** The control sequences between the characters of a value. */
function between(text: string, at: readonly number[]): string {
  const parts = at.slice(1).map((offset, index) => text.slice((at[index] ?? 0) + 1, offset))
  // What a backspace goes back over was masked with the value.
  return parts.map((part) => part.slice(part.lastIndexOf('\b') + 1)).join('')
}
