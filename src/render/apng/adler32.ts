/** The largest prime below 2^16 (RFC 1950, 8.2). */
const base = 65_521

/** So many bytes can be added up before the sums must be brought down. */
const stretch = 5552

/** The checksum of a zlib stream's bytes (RFC 1950, 8.2). */
export function adler32(bytes: Uint8Array): number {
  let [sum, sums] = [1, 0]
  for (let start = 0; start < bytes.length; start += stretch) {
    const end = Math.min(bytes.length, start + stretch)
    for (let at = start; at < end; at += 1) {
      sum += bytes[at] ?? 0
      sums += sum
    }
    sum %= base
    sums %= base
  }
  return sums * 65_536 + sum
}

/** The checksum of bytes that follow upon others, from those of both and the length of the second. */
export function joinAdler32(first: number, second: number, length: number): number {
  const [before, added] = [first % 65_536, second % 65_536]
  const sum = (before + added - 1 + base) % base
  const carried = ((length % base) * (before - 1 + base)) % base
  const sums = (Math.floor(first / 65_536) + Math.floor(second / 65_536) + carried) % base
  return sums * 65_536 + sum
}
