import { resolve } from 'node:path'

import { defineConfig } from 'vitest/config'

const live = process.env['RUNBOOK_CONFORMANCE'] === 'live'

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '../..'),
    include: ['test/conformance/**/*.test.ts'],
    reporters: ['default', resolve(import.meta.dirname, 'chapter-reporter.ts')],
    // Emacs leaves little of the machine to the tests.
    testTimeout: live ? 30_000 : 5000,
    globalSetup: live ? [resolve(import.meta.dirname, 'emacs/live-answers.ts')] : [],
  },
})
