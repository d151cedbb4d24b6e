import { github } from './github.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { pretty } from './pretty.ts'
import type { MakeReporter } from './reporter.ts'
import { tap } from './tap.ts'

/** Every way to report a test run, by name. */
export const reporters = {
  pretty,
  json,
  junit,
  tap,
  github,
} as const satisfies Readonly<Record<string, MakeReporter>>

export type ReporterName = keyof typeof reporters
