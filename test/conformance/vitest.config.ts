import { resolve } from 'node:path'

import { defineConfig } from 'vitest/config'

const live = process.env['RUNBOOK_CONFORMANCE'] === 'live'

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['test/conformance/**/*.test.ts'],
    reporters: ['default', resolve(import.meta.dirname, 'chapter-reporter.ts')],
    // A case of a dozen blocks takes seconds where other work has the processors.
    testTimeout: 30_000,
    globalSetup: live ? [resolve(import.meta.dirname, 'emacs/live-answers.ts')] : [],
  },
})
