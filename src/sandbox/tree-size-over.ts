import type { Limits } from './policy.ts'

/** How many processes make a sandbox's tree too large: it holds bwrap twice, and prlimit(1) lets exactly `processes` in. */
export function treeSizeOver({ processes }: Pick<Limits, 'processes'>): number {
  return processes + 3
}
