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
  return () => {
    // The first ones are in the processor's cache, and their memory is there already.
    const place = places.find(({ job }) => jobs.isDone(job)) ?? oldest(places)
    jobs.await(place.job)
    return place
  }
}

function oldest(places: readonly Place[]): Place {
  return places.reduce((first, place) => (place.job < first.job ? place : first))
}
