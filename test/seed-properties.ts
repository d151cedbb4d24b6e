import fc from 'fast-check'

import { fuzzed } from './fuzzed.ts'

const { CI, FUZZ } = process.env

// Continuous integration tries the same values each time, so that it judges a change, not what chance finds beside it.
// Everywhere else the seed is another each time; a failure names it.
fc.configureGlobal({ numRuns: fuzzed(100), ...(CI && !FUZZ && { seed: 1 }) })
