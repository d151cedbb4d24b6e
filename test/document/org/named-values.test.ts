import { expect, test } from 'vitest'

import { namedElement } from '../../../src/document/org/element-names.ts'
import { elementValue } from '../../../src/document/org/named-values.ts'
import { parseOrg } from '../../../src/document/org/parse-org.ts'

function valueOf(list: string): unknown {
  const document = parseOrg('a.org', `#+name: x\n${list}`)
  const element = namedElement(document, 'x')
  return element && elementValue(document, element)
}

test('the items of a list are its own, without those of the lists in them', () => {
  expect(valueOf('- a\n  - b\n- c\n')).toEqual(['a', 'c'])
})

test('a list of very many items is read in linear time', () => {
  expect(valueOf('- a\n'.repeat(60_000))).toHaveLength(60_000)
})
