import type { Jobs } from '../kernel/create-jobs.ts'
import { type Kernel, tablesSize } from '../kernel/open-kernel.ts'
import { createPlaces } from './places.ts'

/** What pictures are compressed with. */
export interface Tools {
  readonly kernel: Kernel
  readonly jobs: Jobs
  /** Bits of an index, 2 to 8. */
  readonly codeSize: number
}

/** A part of a picture's codes that depends on nothing before it, so that it can be used again. */
export interface Segment {
  /** Where its codes begin, in the kernel's memory. */
  readonly at: number
  /** Where the kernel says how long it is. */
  readonly record: number
}

/**
 * Compresses stretches of pictures. A segment begins with a new dictionary and ends with the clear code that gives it. Its
 * codes come when jobs are done. Null says that there is no more room, and then all segments are forgotten.
 */
export interface Segments {
  /** The segment of so many pixels, which `paint` puts at an address. */
  of(pixels: number, paint: Paint): Segment | null
  /** Begins a segment that becomes longer, in so many parts at most; only the last one does. */
  open(most: { readonly pixels: number; readonly parts: number }): OpenSegment | null
}

/** A segment that becomes longer. */
export interface OpenSegment {
  /** Goes on with so many pixels, at least one. Gives the segment as it is then, and as it stays. */
  extend(pixels: number, paint: Paint): Segment
}

/** Puts pixels at an address in the kernel's memory. */
export type Paint = (to: number) => void

/** Memory for segments. Most of what is set apart for one is never touched. */
const segmentBytes = 64 * 1024 * 1024
/** What the kernel needs to go on with a segment, and what it says of one. */
const [stateBytes, recordBytes] = [32, 16]
/** Kinds of jobs. */
const [extendJob, openJob] = [0, 1]

/** Codes have at most 12 bits, and there is a clear code now and then: bytes for so many pixels, at most. */
export const codeBytes = (pixels: number): number => Math.ceil(pixels * 1.6) + 64

/** Segments of indexes with `codeSize` bits, of up to so many pixels each. */
export function createSegments(
  { kernel, jobs, codeSize }: Tools,
  most: { readonly of: number; readonly open: number },
): Segments {
  const reserve = createRoom({ kernel, jobs })
  const places = (count: number, pixels: number) => createPlaces({ kernel, jobs }, count, pixels)
  const here = { state: createState(kernel, 0), next: places(1, most.of) }
  const there = { state: createState(kernel, tablesSize), next: places(48, most.of) }
  const growing = { state: createState(kernel, 2 * tablesSize), next: places(6, most.open) }
  return {
    of(pixels, paint) {
      const room = reserve(pixels, 1)
      if (room === null) return null
      const { record, at } = room
      const isHere = jobs.isBusy()
      const { state, next } = isHere ? here : there
      const place = next()
      paint(place.pixels)
      const end = place.pixels + pixels
      const job = [openJob, state, end, end, record, place.pixels, codeSize, at]
      if (isHere) jobs.now(job)
      else place.job = jobs.give(job)
      return room
    },
    open({ pixels, parts }) {
      const room = reserve(pixels, parts)
      if (room === null) return null
      const { state } = growing
      const place = growing.next()
      let [{ record }, end] = [room, place.pixels]
      return {
        extend(count, paint) {
          paint(end)
          const isFirst = end === place.pixels
          end += count
          const step = [state, end, place.pixels + pixels, record]
          const opening = [openJob, ...step, place.pixels, codeSize, room.at]
          place.job = jobs.give(isFirst ? opening : [extendJob, ...step])
          record += recordBytes
          return { at: room.at, record: record - recordBytes }
        },
      }
    },
  }
}

/** Returns a function that sets memory apart for the codes of pixels and for records; null when there is none left. */
function createRoom({ kernel, jobs }: Pick<Tools, 'kernel' | 'jobs'>) {
  const first = kernel.allocate(segmentBytes)
  let next = first
  return (pixels: number, records: number): Segment | null => {
    const [record, at] = [next, next + records * recordBytes]
    next = at + codeBytes(pixels)
    if (next <= first + segmentBytes) return { record, at }
    next = first
    // What is forgotten may still be waited for.
    jobs.awaitAll()
    return null
  }
}

/** The state of the segments that are made one after another with a dictionary; it begins with the address of that. */
function createState(kernel: Kernel, tables: number): number {
  const state = kernel.allocate(stateBytes)
  kernel.words()[state / 4] = tables
  return state
}
