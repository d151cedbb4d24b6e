const headBytes = 1024 * 1024
const tailBytes = 64 * 1024

/** Keeps the head and the tail of a stream of any length. */
export interface ByteKeeper {
  push(data: Uint8Array): void
  /** Bytes that came, kept or not. */
  readonly total: number
  /** Bytes that were dropped between head and tail. */
  readonly dropped: number
  /** Head and tail, one after the other. */
  bytes(): Uint8Array
}

/** A keeper of the first 1 MiB and the last 64 KiB; memory stays under 1.3 MiB. */
export function keepBytes(): ByteKeeper {
  const head: Uint8Array[] = []
  let tail: Uint8Array[] = []
  let total = 0
  let tailLength = 0
  const trim = (): void => {
    const joined = Buffer.concat(tail)
    tail = [Uint8Array.from(joined.subarray(Math.max(0, joined.length - tailBytes)))]
    tailLength = Math.min(joined.length, tailBytes)
  }
  return {
    push: (data) => {
      const room = Math.max(0, headBytes - total)
      total += data.length
      if (room > 0) head.push(Uint8Array.from(data.subarray(0, room)))
      if (data.length <= room) return
      tail.push(Uint8Array.from(data.subarray(room).subarray(-2 * tailBytes)))
      tailLength += tail.at(-1)?.length ?? 0
      if (tailLength > 2 * tailBytes) trim()
    },
    get total() {
      return total
    },
    get dropped() {
      return Math.max(0, total - headBytes - tailBytes)
    },
    bytes: () => {
      trim()
      return Buffer.concat([...head, ...tail])
    },
  }
}
