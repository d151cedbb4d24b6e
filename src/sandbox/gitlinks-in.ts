/** Where the file mode stands in an entry, and how long the numbers in front of its object name are. */
const [modeAt, numbersLength] = [24, 40]
const gitlinkMode = 0o160000
/** Flags of an entry: two bytes more follow. */
const extended = 0x4000

/**
 * The paths of the repositories that a git index names as submodules (gitformat-index(5), versions 2 to 4); null for an index that
 * is damaged, of another kind, or split, so that another file has the rest.
 */
export function gitlinksIn(index: Uint8Array): string[] | null {
  const bytes = Buffer.from(index.buffer, index.byteOffset, index.length)
  // Object names are SHA-1 or SHA-256. The index does not say which, and who made it may want it to read well as the other.
  const readings = [readIndex(bytes, 20), readIndex(bytes, 32)].filter((read) => read !== null)
  if (readings.length === 0 || readings.some(({ isSplit }) => isSplit)) return null
  return [...new Set(readings.flatMap(({ links }) => links))]
}

function readIndex(
  bytes: Buffer,
  nameLength: number,
): { links: string[]; isSplit: boolean } | null {
  try {
    if (bytes.toString('latin1', 0, 4) !== 'DIRC') return null
    const { links, end } = readEntries(bytes, nameLength)
    const extensions = readExtensions(bytes, end, bytes.length - nameLength)
    return extensions && { links, isSplit: extensions.includes('link') }
  } catch (error) {
    // A number behind the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

function readEntries(bytes: Buffer, nameLength: number): { links: string[]; end: number } {
  const version = bytes.readUInt32BE(4)
  const links: string[] = []
  let at = 12
  let path: Buffer = Buffer.alloc(0)
  for (let left = bytes.readUInt32BE(8); left > 0; left -= 1) {
    const flagsAt = at + numbersLength + nameLength
    const isExtended = (bytes.readUInt16BE(flagsAt) & extended) !== 0
    let pathAt = flagsAt + (isExtended ? 4 : 2)
    let kept = 0
    if (version === 4) {
      const { value, end } = readCount(bytes, pathAt)
      kept = Math.max(0, path.length - value)
      pathAt = end
    }
    const pathEnd = bytes.indexOf(0, pathAt)
    if (pathEnd < 0) throw new RangeError('the path has no end')
    const written = bytes.subarray(pathAt, pathEnd)
    path = version === 4 ? Buffer.concat([path.subarray(0, kept), written]) : written
    if (bytes.readUInt32BE(at + modeAt) === gitlinkMode) links.push(path.toString())
    // Up to version 3 an entry ends with one to eight zeros, at a multiple of eight.
    at = version === 4 ? pathEnd + 1 : at + ((pathEnd - at + 8) & ~7)
  }
  return { links, end: at }
}

/** A number of variable length, as in offsets of packs (gitformat-pack(5)). */
function readCount(bytes: Buffer, from: number): { value: number; end: number } {
  let byte = bytes.readUInt8(from)
  let end = from + 1
  let value = byte & 127
  while ((byte & 128) !== 0) {
    byte = bytes.readUInt8(end)
    end += 1
    value = (value + 1) * 128 + (byte & 127)
  }
  return { value, end }
}

/** The names of the extensions, when they fill the index up to its checksum, else null. */
function readExtensions(bytes: Buffer, from: number, end: number): string[] | null {
  const names: string[] = []
  let at = from
  while (at < end) {
    const name = bytes.toString('latin1', at, at + 4)
    if (!/^[a-z]{4}$/iu.test(name)) return null
    names.push(name)
    at += 8 + bytes.readUInt32BE(at + 4)
  }
  return at === end ? names : null
}
