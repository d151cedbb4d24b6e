import type { Jobs } from '../kernel/create-jobs.ts'
import { type Kernel, tablesSize } from '../kernel/open-kernel.ts'

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
  const here = createPlaces({ kernel, jobs }, 0, { count: 1, pixels: most.of })
  const there = createPlaces({ kernel, jobs }, tablesSize, { count: 48, pixels: most.of })
  const growing = createPlaces({ kernel, jobs }, 2 * tablesSize, { count: 6, pixels: most.open })
  return {
    of(pixels, paint) {
      const room = reserve(pixels, 1)
      if (room === null) return null
      const { record, at } = room
      const isHere = jobs.isBusy()
      const { state, place } = isHere ? here() : there()
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
      const { state, place } = growing()
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

/** Where pixels wait for the job that compresses them, and its number. */
interface Place {
  readonly pixels: number
  job: number
}

/** Returns a function that gives a free place, with the state of the segments that are made there. */
function createPlaces(
  { kernel, jobs }: Pick<Tools, 'kernel' | 'jobs'>,
  tables: number,
  { count, pixels }: { readonly count: number; readonly pixels: number },
): () => { readonly state: number; readonly place: Place } {
  const state = kernel.allocate(stateBytes)
  // The state begins with the address of the dictionary.
  kernel.words()[state / 4] = tables
  const places = Array.from({ length: count }, () => ({ pixels: kernel.allocate(pixels), job: 0 }))
  let last = 0
  return () => {
    if (!jobs.isDone(places[last]?.job ?? 0)) last = (last + 1) % count
    const place = places[last]
    if (place === undefined) throw new RangeError('there are no places')
    jobs.await(place.job)
    return { state, place }
  }
}
