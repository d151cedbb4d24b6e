import { expect, test } from 'vitest'

import type { Finding } from '../../src/editor/finding.ts'
import { toDiagnostic } from '../../src/editor/to-diagnostic.ts'

const place = { path: '/d/a.org', line: 3, column: 2, length: 4, sourceLine: ' four' }
const finding: Finding = { severity: 'warning', code: 'a-trap', reason: 'r', remedy: 'm', place }

test('toDiagnostic() counts lines and columns from 0', () => {
  expect(toDiagnostic(finding, '/d/a.org')).toEqual({
    range: { start: { line: 2, character: 1 }, end: { line: 2, character: 5 } },
    severity: 2,
    code: 'a-trap',
    source: 'runbook',
    message: 'r\nm',
  })
})

test('toDiagnostic() puts what is wrong in another file at the top, and leads there', () => {
  const { range, relatedInformation } = toDiagnostic(finding, '/d/b.org')
  expect([range, relatedInformation]).toMatchObject([
    { start: { line: 0, character: 0 } },
    [{ location: { uri: 'file:///d/a.org', range: { start: { line: 2, character: 1 } } } }],
  ])
})
