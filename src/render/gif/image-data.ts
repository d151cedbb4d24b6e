import type { Kernel } from '../kernel/open-kernel.ts'

/** A part of a picture's codes that depends on nothing before it, so that it can be used again. */
export interface Segment {
  /** In the kernel's memory. */
  readonly at: number
  readonly bits: number
}

/**
 * Compresses palette indexes that lie in the kernel's memory, as GIF89a wants them (22, and appendix F). The data of a
 * picture is a view of that memory: it is good until the next call.
 */
export interface ImageData {
  /** The data of one picture: the minimum code size, then the codes in sub-blocks. */
  whole(from: number, length: number): Uint8Array
  /** Compresses a stretch of a picture; null when there is no more room to keep it, and all are forgotten. */
  segment(from: number, length: number): Segment | null
  /** The data of a picture made of segments. */
  joined(segments: readonly Segment[]): Uint8Array
}

/** Memory for segments. */
const segmentBytes = 16 * 1024 * 1024

/** Codes have at most 12 bits, and there is a clear code now and then: bytes for so many pixels, at most. */
const codeBytes = (pixels: number): number => Math.ceil(pixels * 1.6) + 64

/**
 * Compression for pictures of up to `mostPixels`; `codeSize`, 2 to 8, is the number of bits of an index. A segment
 * begins with a new dictionary, which is what a clear code at the end of the one before gives the decoder.
 */
export function createImageData(
  kernel: Kernel,
  { codeSize, mostPixels }: { readonly codeSize: number; readonly mostPixels: number },
): ImageData {
  const clear = BigInt(1 << codeSize)
  let [codes, cut, room] = [0, 0, 0]
  /** Makes room for a picture's codes, and for the same in sub-blocks. */
  const reserve = (bytes: number): void => {
    if (bytes <= room) return
    room = bytes
    codes = kernel.allocate(room)
    cut = kernel.allocate(Math.ceil(room / 255) * 256 + 2)
  }
  const begin = (bytes: number): void => {
    reserve(bytes)
    kernel.start(codes)
    kernel.emit(clear, codeSize + 1)
  }
  const end = (): Uint8Array => {
    const length = kernel.out.value - codes + (kernel.filled.value > 0 ? 1 : 0)
    const stop = kernel.cut(codes, length, cut + 1)
    kernel.bytes()[cut] = codeSize
    return kernel.bytes().subarray(cut, stop)
  }
  return {
    whole(from, length) {
      begin(codeBytes(mostPixels))
      kernel.compress(from, from + length, codeSize, 1)
      return end()
    },
    segment: createSegments(kernel, codeSize),
    joined(segments) {
      const bits = segments.reduce((sum, segment) => sum + segment.bits, 0)
      begin(Math.max(codeBytes(mostPixels), Math.ceil(bits / 8) + 64))
      for (const { at, bits: count } of segments) kernel.append(at, count)
      kernel.emit(clear + 1n, codeSize + 1)
      return end()
    },
  }
}

function createSegments(kernel: Kernel, codeSize: number): ImageData['segment'] {
  let [first, next] = [0, 0]
  return (from, length) => {
    if (first === 0) next = first = kernel.allocate(segmentBytes)
    if (next + codeBytes(length) > first + segmentBytes) {
      next = first
      return null
    }
    const at = next
    kernel.start(at)
    kernel.compress(from, from + length, codeSize, 0)
    const bits = (kernel.out.value - at) * 8 + kernel.filled.value
    next = kernel.out.value + 8
    return { at, bits }
  }
}
