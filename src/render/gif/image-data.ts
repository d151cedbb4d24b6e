import { tablesSize } from '../kernel/open-kernel.ts'
import { createPlaces } from './places.ts'
import { codeBytes, type Paint, type Segment, type Tools } from './segments.ts'

/**
 * Compresses palette indexes that lie in the kernel's memory, as GIF89a wants them (22, and appendix F): the minimum code
 * size, then the codes in sub-blocks. What is no job is a view of the kernel's memory, good until the next call.
 */
export interface ImageData {
  /** The data of one picture. */
  whole(from: number, length: number): Uint8Array
  /** The data of so many pixels, which `paint` puts at an address. */
  painted(pixels: number, paint: Paint): Uint8Array
  /** The same, by the second thread if that is not busy. */
  shared(pixels: number, paint: Paint): Uint8Array | JobData
  /** The data of a picture that is made of segments. */
  joined(segments: readonly Segment[]): JobData
  /** The data of so many of the last jobs are kept. */
  readonly kept: number
}

/** Data that a job makes. */
export interface JobData {
  isDone(): boolean
  /** A view of the kernel's memory; waits until it is done. */
  bytes(): Uint8Array
}

/** Memory for data of jobs. Of what is set apart for one, most is never touched. */
const keptBytes = 64 * 1024 * 1024
const [leastKept, mostKept] = [2, 48]

/** What the largest picture has. */
export interface PictureSize {
  readonly pixels: number
  readonly segments: number
}

/** Compression for pictures of up to a size. */
export function createImageData(tools: Tools, most: PictureSize): ImageData {
  const { kernel, codeSize } = tools
  const room = codeBytes(most.pixels) + 8 * most.segments
  /** The same in sub-blocks. */
  const cutRoom = Math.ceil(room / 255) * 256 + 2 + 256
  const [codes, cut] = [kernel.allocate(room), kernel.allocate(cutRoom)]
  const kept = Math.max(leastKept, Math.min(mostKept, Math.floor(keptBytes / cutRoom)))
  const pixelsHere = kernel.allocate(most.pixels)
  let made: JobMakers | null = null
  const makers = (): JobMakers =>
    (made ??= createJobMakers(tools, { ...most, kept, room, cutRoom }))
  const whole = (from: number, length: number): Uint8Array => {
    const end = kernel.compress(from, from + length, codeSize, codes, cut)
    return kernel.bytes().subarray(cut, end)
  }
  const painted = (pixels: number, paint: Paint): Uint8Array => {
    paint(pixelsHere)
    return whole(pixelsHere, pixels)
  }
  return {
    kept,
    whole,
    painted,
    shared: (pixels, paint) =>
      tools.jobs.isBusy() ? painted(pixels, paint) : makers().compressed(pixels, paint),
    joined: (segments) => makers().joined(segments),
  }
}

/** Kinds of jobs. */
const [joinJob, compressJob] = [2, 3]
/** Where pixels wait; no more jobs than that are given before the second thread has enough. */
const places = 20

interface JobMakers {
  compressed(pixels: number, paint: Paint): JobData
  joined(segments: readonly Segment[]): JobData
}

/** Gives jobs of compressing; they are done one after another, so one room for codes will do. */
function createJobMakers(
  { kernel, jobs, codeSize }: Tools,
  size: PictureSize & Readonly<Record<'kept' | 'room' | 'cutRoom', number>>,
): JobMakers {
  const codes = kernel.allocate(size.room)
  const results = Array.from({ length: size.kept }, () => ({
    list: kernel.allocate(8 * size.segments),
    cut: kernel.allocate(size.cutRoom),
    end: kernel.allocate(4),
  }))
  const nextPlace = createPlaces({ kernel, jobs }, places, size.pixels)
  let last = 0
  const next = () => {
    last = (last + 1) % size.kept
    return results[last] ?? { list: 0, cut: 0, end: 0 }
  }
  const dataOf = (job: number, { cut, end }: { cut: number; end: number }): JobData => ({
    isDone: () => jobs.isDone(job),
    bytes() {
      jobs.await(job)
      return kernel.bytes().subarray(cut, kernel.words()[end / 4])
    },
  })
  return {
    compressed(pixels, paint) {
      const { cut, end } = next()
      const place = nextPlace()
      const from = place.pixels
      paint(from)
      const job = [compressJob, from, from + pixels, codeSize, codes, cut, end, tablesSize]
      place.job = jobs.give(job)
      return dataOf(place.job, { cut, end })
    },
    joined(segments) {
      const result = next()
      const { list, cut, end } = result
      kernel.words().set(
        segments.flatMap(({ at, record }) => [at, record]),
        list / 4,
      )
      const job = jobs.give([joinJob, list, segments.length, codeSize, codes, cut, end])
      return dataOf(job, result)
    },
  }
}
