import type { Kernel } from '../kernel/open-kernel.ts'
import { codeBytes, type Segment } from './segments.ts'

/**
 * Compresses palette indexes that lie in the kernel's memory, as GIF89a wants them (22, and appendix F). The data of a
 * picture is a view of that memory: it is good until the next call.
 */
export interface ImageData {
  /** The data of one picture: the minimum code size, then the codes in sub-blocks. */
  whole(from: number, length: number): Uint8Array
  /** The data of a picture that is made of segments, up to its end. */
  joined(segments: readonly Segment[]): Uint8Array
}

/** Compression for pictures of up to `mostPixels`; `codeSize`, 2 to 8, is the number of bits of an index. */
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
      kernel.compress(from, from + length, codeSize)
      return end()
    },
    joined(segments) {
      begin(codeBytes(mostPixels) + 8 * segments.length)
      for (const { at, record } of segments) kernel.appendSegment(at, record)
      kernel.emit(clear + 1n, codeSize + 1)
      return end()
    },
  }
}
