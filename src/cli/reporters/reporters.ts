import { github } from './github.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { pretty } from './pretty.ts'
import type { MakeReporter } from './reporter.ts'
import { tap } from './tap.ts'

/** Every way to report a test run, by name. */
export const reporters: ReadonlyMap<string, MakeReporter> = new Map([
  ['pretty', pretty],
  ['json', json],
  ['junit', junit],
  ['tap', tap],
  ['github', github],
])
