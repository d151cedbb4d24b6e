import { expect, test } from 'vitest'

import { parseOrg } from '../../../src/document/org/parse-org.ts'

const document = (heading: string, value: string): string => `#+PROPERTY: region eu
* One
:PROPERTIES:
:HOST: alpha
:QUOTED: say "hi"
:END:
${heading}#+begin_src sh :var x=${value}
#+end_src
`

function valueOf(heading: string, value: string): string | null | undefined {
  return parseOrg('a.org', document(heading, value)).blocks[0]?.arguments[0]?.value
}

test("org-entry-get is the property of the block's own heading", () =>
  expect(valueOf('', '(org-entry-get nil "host")')).toBe('x=(identity "alpha")'))

test('org-entry-get is nil where the own heading has no such property', () =>
  expect(valueOf('** Two\n', '(org-entry-get nil "HOST")')).toBe('x=(identity nil)'))

test('org-entry-get that inherits goes up to the document', () =>
  expect(valueOf('** Two\n', '(org-entry-get nil "REGION" t)')).toBe('x=(identity "eu")'))

test('a property with quotes stays one text', () =>
  expect(valueOf('', '(org-entry-get nil "QUOTED")')).toBe('x=(identity "say \\"hi\\"")'))

test('properties that Org makes up are left alone', () =>
  expect(valueOf('', '(org-entry-get nil "ITEM")')).toBe('x=(org-entry-get nil "ITEM")'))
