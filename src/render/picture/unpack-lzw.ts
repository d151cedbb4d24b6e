/** Codes have twelve bits at most (GIF89a, appendix F). */
const mostCodes = 4096

/**
 * The indexes that a GIF's compressed data stands for: a byte that says how many bits an index has, then codes, the lowest
 * bits first (GIF89a, appendix F).
 * @throws RangeError for damaged data, and for fewer indexes than wanted.
 */
export function unpackLzw(data: Uint8Array, count: number): Uint8Array {
  const indexBits = data[0] ?? 0
  if (indexBits < 1 || indexBits > 8) throw new RangeError('it has no such colours')
  const [clear, end] = [1 << indexBits, (1 << indexBits) + 1]
  const strings = new Strings(clear)
  const indexes = new Uint8Array(count)
  let [written, size, before] = [0, indexBits + 1, -1]
  let bit = 8
  while (written < count) {
    if (bit + size > data.length * 8) throw new RangeError('it ends early')
    const code = codeAt(data, bit, size)
    bit += size
    if (code === end) throw new RangeError('it ends early')
    if (code === clear) {
      size = indexBits + 1
      before = -1
      strings.clear()
      continue
    }
    if (before >= 0) strings.add(before, code)
    written += strings.write(code, indexes, written)
    before = code
    if (strings.next >= 1 << size && size < 12) size += 1
  }
  return indexes
}

/** The strings that codes stand for: each is another one and an index more. */
class Strings {
  readonly #before = new Uint16Array(mostCodes)
  readonly #last = new Uint8Array(mostCodes)
  readonly #length = new Uint16Array(mostCodes)
  readonly #first: number
  /** The next code that will stand for something. */
  next: number

  constructor(indexes: number) {
    this.#first = indexes + 2
    this.next = this.#first
    for (let index = 0; index < indexes; index += 1) {
      this.#last[index] = index
      this.#length[index] = 1
    }
  }

  clear(): void {
    this.next = this.#first
  }

  /** The string of the code before and the first index of that of `code`, which may be the new one itself. */
  add(before: number, code: number): void {
    if (this.next >= mostCodes) return
    this.#before[this.next] = before
    this.#length[this.next] = (this.#length[before] ?? 0) + 1
    this.#last[this.next] = this.#firstOf(code === this.next ? before : code)
    this.next += 1
  }

  /** Puts the string of a code at a place, as much of it as there is room for; returns its length. */
  write(code: number, to: Uint8Array, at: number): number {
    if (code >= this.next || this.#length[code] === 0) throw new RangeError('its data is damaged')
    const length = this.#length[code] ?? 0
    let rest = code
    for (let place = at + length - 1; place >= at; place -= 1) {
      to[place] = this.#last[rest] ?? 0
      rest = this.#before[rest] ?? 0
    }
    return length
  }

  #firstOf(code: number): number {
    let rest = code
    while (rest >= this.#first) rest = this.#before[rest] ?? 0
    return this.#last[rest] ?? 0
  }
}

function codeAt(data: Uint8Array, bit: number, size: number): number {
  const at = bit >> 3
  const bits = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8) | ((data[at + 2] ?? 0) << 16)
  return (bits >> (bit & 7)) & ((1 << size) - 1)
}
