import { codeBytes, type Segment, type Tools } from './segments.ts'

/**
 * Compresses palette indexes that lie in the kernel's memory, as GIF89a wants them (22, and appendix F): the minimum code
 * size, then the codes in sub-blocks.
 */
export interface ImageData {
  /** The data of one picture: a view of the kernel's memory, good until the next call. */
  whole(from: number, length: number): Uint8Array
  /** The data of a picture that is made of segments. */
  joined(segments: readonly Segment[]): JoinedData
  /** So many of the last pictures of segments are kept. */
  readonly kept: number
}

/** Data that a job makes. */
export interface JoinedData {
  isDone(): boolean
  /** A view of the kernel's memory; waits until it is done. */
  bytes(): Uint8Array
}

/** Memory for pictures of segments. Of what is set apart for one, most is never touched. */
const keptBytes = 64 * 1024 * 1024
const [leastKept, mostKept] = [2, 48]

/** What the largest picture has. */
export interface PictureSize {
  readonly pixels: number
  readonly segments: number
}

/** Compression for pictures of up to a size. */
export function createImageData({ kernel, jobs, codeSize }: Tools, most: PictureSize): ImageData {
  const room = codeBytes(most.pixels) + 8 * most.segments
  /** The same in sub-blocks. */
  const cutRoom = Math.ceil(room / 255) * 256 + 2
  const [codes, cut] = [kernel.allocate(room), kernel.allocate(cutRoom)]
  const kept = Math.max(leastKept, Math.min(mostKept, Math.floor(keptBytes / cutRoom)))
  let join: ImageData['joined'] | null = null
  return {
    kept,
    whole(from, length) {
      const end = kernel.compress(from, from + length, codeSize, codes, cut)
      return kernel.bytes().subarray(cut, end)
    },
    joined(segments) {
      join ??= createJoin({ kernel, jobs, codeSize }, { ...most, kept, room, cutRoom })
      return join(segments)
    },
  }
}

const joinJob = 2

/** Returns a function that gives jobs of joining segments; they are done one after another, so one room for codes will do. */
function createJoin(
  { kernel, jobs, codeSize }: Tools,
  size: PictureSize & Readonly<Record<'kept' | 'room' | 'cutRoom', number>>,
): ImageData['joined'] {
  const codes = kernel.allocate(size.room)
  const places = Array.from({ length: size.kept }, () => ({
    list: kernel.allocate(8 * size.segments),
    cut: kernel.allocate(size.cutRoom),
    end: kernel.allocate(4),
  }))
  let next = 0
  return (segments) => {
    const { list, cut, end } = places[next] ?? { list: 0, cut: 0, end: 0 }
    kernel.words().set(
      segments.flatMap(({ at, record }) => [at, record]),
      list / 4,
    )
    const job = jobs.give([joinJob, list, segments.length, codeSize, codes, cut, end])
    next = (next + 1) % size.kept
    return {
      isDone: () => jobs.isDone(job),
      bytes() {
        jobs.await(job)
        return kernel.bytes().subarray(cut, kernel.words()[end / 4])
      },
    }
  }
}
