import { RunbookError } from '../errors.ts'

/**
 * Decodes a document's bytes as UTF-8, keeping a byte order mark as its first character.
 * @throws RunbookError E_ENCODING at the first byte that is not UTF-8.
 */
export function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw otherEncoding(path, bytes, cause) ?? notUtf8(path, bytes, cause)
  }
}

/** What bytes are that do not look like a text of one byte a character, null for those. */
function otherEncoding(path: string, bytes: Uint8Array, cause: unknown): RunbookError | null {
  const [first, second] = bytes
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (isWide) {
    const hint = `Convert the file first: iconv -f UTF-16 -t UTF-8 ${path}`
    return new RunbookError('E_ENCODING', `${path} is UTF-16, not UTF-8`, { hint, cause })
  }
  if (!bytes.includes(0)) return null
  const hint = 'Check the path: a document is UTF-8 text.'
  return new RunbookError('E_ENCODING', `${path} is no text`, { hint, cause })
}

function notUtf8(path: string, bytes: Uint8Array, cause: unknown): RunbookError {
  const at = validLength(bytes)
  const before = bytes.subarray(0, at)
  const lineStart = before.lastIndexOf(10) + 1
  const lineEnd = bytes.indexOf(10, at)
  const column = new TextDecoder().decode(before.subarray(lineStart)).length + 1
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, '0')
  const sourceLine = bytes.subarray(lineStart, lineEnd < 0 ? bytes.length : lineEnd)
  return new RunbookError('E_ENCODING', `the byte 0x${byte} is not UTF-8`, {
    place: {
      path,
      line: before.reduce((count, value) => count + (value === 10 ? 1 : 0), 1),
      column,
      length: 1,
      sourceLine: new TextDecoder().decode(sourceLine).replace(/\r$/, ''),
    },
    hint: `Convert the file first, for example: iconv -f ISO-8859-1 -t UTF-8 ${path}`,
    cause,
  })
}

/** Length of the longest valid prefix, by bisection over whole-prefix decodes. */
function validLength(bytes: Uint8Array): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (isValidPrefix(bytes.subarray(0, middle))) low = middle
    else high = middle - 1
  }
  return low - incompleteTail(bytes.subarray(0, low))
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** How many bytes at the end begin a sequence that is not finished there. */
function incompleteTail(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}
