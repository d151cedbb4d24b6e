import fc from 'fast-check'
import { expect, test } from 'vitest'

import { readReport } from '../../../src/session/languages/program-session.ts'

function told(report: unknown): string {
  return Buffer.from(JSON.stringify(report)).toString('base64')
}

test('readReport() reads a value and an error', () =>
  expect(readReport(`${told({ value: 'é\n', error: '' })}\n`)).toEqual({ value: 'é\n', error: '' }))

test('readReport() takes nothing that is no text', () =>
  expect(readReport(told({ value: 1, error: '' }))).toBeNull())

test('readReport() takes nothing that is no report', () =>
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readReport(text)).toBeNull()
    }),
  ))
