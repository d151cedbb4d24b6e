import type { Jobs } from '../kernel/create-jobs.ts'
import type { Kernel } from '../kernel/open-kernel.ts'

/** Where pixels wait for the job that compresses them, and its number. */
export interface Place {
  readonly pixels: number
  job: number
}

/** Returns a function that gives a place for up to so many pixels whose job is done; waits for that when there are no more. */
export function createPlaces(
  { kernel, jobs }: { readonly kernel: Kernel; readonly jobs: Jobs },
  count: number,
  pixels: number,
): () => Place {
  const places = Array.from({ length: count }, () => ({ pixels: kernel.allocate(pixels), job: 0 }))
  let last = 0
  return () => {
    if (!jobs.isDone(places[last]?.job ?? 0)) last = (last + 1) % count
    const place = places[last]
    if (place === undefined) throw new RangeError('there are no places')
    jobs.await(place.job)
    return place
  }
}
