/** Codes have up to 12 bits (GIF89a, appendix F). */
const codeLimit = 4096
const hashBits = 14
const hashMask = (1 << hashBits) - 1

/**
 * Returns a function that compresses palette indexes as GIF89a wants them (appendix F, "Variable-Length-Code LZW
 * Compression"): the first byte is the minimum code size, the rest the codes, not yet cut into sub-blocks. Its
 * tables are used again for each picture; `codeSize`, 2 to 8, is the number of bits of an index.
 *
 * The dictionary is a hash table, with one way round it: a run of equal pixels, which is most of a terminal, is
 * found by its length.
 */
export function createLzw(codeSize: number): (pixels: Uint8Array) => Uint8Array {
  const dictionary = createDictionary(codeSize)
  const bits = createBitWriter()
  const clear = 1 << codeSize
  return (pixels) => {
    bits.start(codeSize)
    let size = codeSize + 1
    bits.write(clear, size)
    dictionary.clear()
    let next = clear + 2
    for (let at = 0; at < pixels.length;) {
      at = dictionary.match(pixels, at)
      bits.write(dictionary.code(), size)
      if (at === pixels.length) break
      dictionary.add(next, pixels[at] ?? 0)
      if (next === 1 << size) size += 1
      next += 1
      if (next === codeLimit) {
        bits.write(clear, size)
        dictionary.clear()
        size = codeSize + 1
        next = clear + 2
      }
    }
    // A decoder adds one more entry here, and with it may come to longer codes.
    if (next === 1 << size && size < 12) size += 1
    return bits.end(clear + 1, size)
  }
}

interface Dictionary {
  clear(): void
  /** Finds the longest known string that starts at `start`; returns where it ends. */
  match(pixels: Uint8Array, start: number): number
  /** The code of the string found. */
  code(): number
  /** Makes the string found and one more pixel known. */
  add(code: number, pixel: number): void
}

function createDictionary(codeSize: number): Dictionary {
  const colors = 1 << codeSize
  const keys = new Int32Array(1 << hashBits)
  const codes = new Uint16Array(1 << hashBits)
  /** Codes of runs of a pixel, by pixel and length. */
  const runs: Uint16Array[] = Array.from({ length: colors }, (_, pixel) => Uint16Array.of(0, pixel))
  const longest = new Uint16Array(colors)
  let found = 0
  /** Length of the string found if it is a run that ends where the known ones end, else 0. */
  let run = 0
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> (32 - hashBits)) & hashMask
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & hashMask
    return slot
  }
  return {
    clear() {
      keys.fill(-1)
      longest.fill(1)
    },
    match(pixels, start) {
      const pixel = pixels[start] ?? 0
      const most = Math.min(pixels.length, start + (longest[pixel] ?? 1))
      let at = start + 1
      while (at < most && pixels[at] === pixel) at += 1
      found = runs[pixel]?.[at - start] ?? pixel
      run = at - start === longest[pixel] ? at - start : 0
      while (at < pixels.length) {
        const slot = slotOf((found << 8) | (pixels[at] ?? 0))
        if (keys[slot] === -1) break
        found = codes[slot] ?? 0
        run = 0
        at += 1
      }
      return at
    },
    code: () => found,
    add(code, pixel) {
      const known = runs[pixel]
      if (run > 0 && known?.[run] === found && longest[pixel] === run) {
        runs[pixel] = withRun(known, run + 1, code)
        longest[pixel] = run + 1
        return
      }
      const key = (found << 8) | pixel
      const slot = slotOf(key)
      keys[slot] = key
      codes[slot] = code
    },
  }
}

/** Sets an element; the array grows by doubling. */
function withRun(codes: Uint16Array, length: number, code: number): Uint16Array {
  let grown = codes
  if (length >= codes.length) {
    grown = new Uint16Array(codes.length * 2)
    grown.set(codes)
  }
  grown[length] = code
  return grown
}

/** Packs codes, lowest bit first. */
function createBitWriter() {
  let bytes = new Uint8Array(1 << 16)
  let length = 0
  let buffer = 0
  let filled = 0
  const write = (code: number, size: number): void => {
    buffer |= code << filled
    filled += size
    while (filled >= 8) {
      if (length + 1 >= bytes.length) {
        const grown = new Uint8Array(bytes.length * 2)
        grown.set(bytes)
        bytes = grown
      }
      bytes[length++] = buffer & 255
      buffer >>>= 8
      filled -= 8
    }
  }
  return {
    start(codeSize: number): void {
      bytes[0] = codeSize
      length = 1
      buffer = 0
      filled = 0
    },
    write,
    /** Writes the last code; the bytes are valid until the next start. */
    end(code: number, size: number): Uint8Array {
      write(code, size)
      if (filled > 0) bytes[length++] = buffer & 255
      return bytes.subarray(0, length)
    },
  }
}
