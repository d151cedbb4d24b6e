import { dirname, resolve } from 'node:path'

import type { StepContext } from './step-context.ts'

/**
 * The directory that a step starts in and that its files are relative to: that of its own document, which is another one
 * for a block that a reference names in another file (org-babel-ref-resolve visits it). Absolute.
 */
export function ownDirectory({ options, plan }: Pick<StepContext, 'options' | 'plan'>): string {
  return resolve(options.directory, dirname(plan.document.path))
}
