import { type Kernel, tablesSize } from '../kernel/open-kernel.ts'

/** A part of a picture's codes that depends on nothing before it, so that it can be used again. */
export interface Segment {
  /** Where its codes begin, in the kernel's memory. */
  readonly at: number
  /** Where the kernel says how long it is. */
  readonly record: number
}

/** Compresses stretches of pictures. A segment begins with a new dictionary and ends with the clear code that gives it. */
export interface Segments {
  /** Begins a segment; null when there is no more room, and then all are forgotten. */
  open(kind: SegmentKind, most: SegmentSize): OpenSegment | null
}

/** One of each kind can be open: what is compressed at once, and what becomes known little by little. */
export type SegmentKind = 'whole' | 'growing'

/** What a segment will have at most. */
export interface SegmentSize {
  readonly pixels: number
  /** How often it is extended. */
  readonly parts: number
}

/** A segment that can become longer. */
export interface OpenSegment {
  /** Goes on with so many pixels, which `paint` puts at an address; gives the segment as it is then, and as it stays. */
  extend(pixels: number, paint: (to: number) => void): Segment
}

/** Memory for segments. Most of what is set apart for one is never touched. */
const segmentBytes = 64 * 1024 * 1024
/** What the kernel needs to go on with a segment, and what it says of one. */
const [stateBytes, recordBytes] = [32, 16]

/** Codes have at most 12 bits, and there is a clear code now and then: bytes for so many pixels, at most. */
export const codeBytes = (pixels: number): number => Math.ceil(pixels * 1.6) + 64

/** Segments of indexes with `codeSize` bits; `mostPixels` says how many one of a kind can have. */
export function createSegments(
  kernel: Kernel,
  codeSize: number,
  mostPixels: Readonly<Record<SegmentKind, number>>,
): Segments {
  const first = kernel.allocate(segmentBytes)
  let next = first
  const places = {
    whole: createPlace(kernel, { tables: tablesSize, pixels: mostPixels.whole }),
    growing: createPlace(kernel, { tables: 2 * tablesSize, pixels: mostPixels.growing }),
  }
  return {
    open(kind, most) {
      const bytes = most.parts * recordBytes + codeBytes(most.pixels)
      if (next + bytes > first + segmentBytes) {
        next = first
        return null
      }
      const { state, pixels } = places[kind]
      let record = next
      const at = next + most.parts * recordBytes
      next += bytes
      kernel.open(state, pixels, codeSize, at)
      let end = pixels
      return {
        extend(count, paint) {
          paint(end)
          end += count
          kernel.extend(state, end, pixels + most.pixels, record)
          record += recordBytes
          return { at, record: record - recordBytes }
        },
      }
    },
  }
}

/** Where a segment is made: its state, with the address of its dictionary, and its pixels. */
function createPlace(
  kernel: Kernel,
  { tables, pixels }: { readonly tables: number; readonly pixels: number },
): { readonly state: number; readonly pixels: number } {
  const state = kernel.allocate(stateBytes)
  new DataView(kernel.bytes().buffer).setUint32(state, tables, true)
  return { state, pixels: kernel.allocate(pixels) }
}
