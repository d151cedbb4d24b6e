import { dirname, resolve } from 'node:path'

import type { Document } from '../document/document.ts'
import { RunbookError } from '../errors.ts'
import type { Outcome } from '../execute/outcome.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import type { Expectation } from './expectations.ts'

/** Bytes of the longest file that is read: a block prints no more. */
const longest = 16 << 20

/**
 * What a block printed against the file that its `expect=file:PATH` names. The document is untrusted, so the file is one below
 * its directory; why there is none that can be read, else.
 */
export function fileExpectation(
  document: Document,
  { step: { block }, text }: Outcome,
  path: string,
): Expectation | { readonly fault: string } {
  const root = dirname(resolve(document.path))
  const { code, line, span } = block
  try {
    const expected = Buffer.from(
      readConfined({ root, path: resolve(root, path), maxBytes: longest }),
    ).toString()
    const place = { code, line, span, wrongStatus: '' }
    return { ...place, expected, actual: text, write: (output) => output }
  } catch (error) {
    if (!(error instanceof RunbookError)) throw error
    return { fault: `expect=file:${path} names no file to compare with: ${error.message}` }
  }
}
