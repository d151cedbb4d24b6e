import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { answerFiles } from './corpus.ts'

/** An answer of Emacs that we do not give: on purpose, or not yet. */
export interface Deviation {
  readonly verb: keyof typeof answerFiles
  /** Case of the corpus. */
  readonly name: string
  /** `deviation` stays as it is; `fault` is to be mended. */
  readonly kind: 'deviation' | 'fault'
  readonly reason: string
}

/** Every answer that differs from Emacs', with its reason: the table of ARCHITECTURE.md. */
export const deviations: readonly Deviation[] = readTable(
  readFileSync(resolve(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8'),
)

function readTable(text: string): Deviation[] {
  const section = text.split(/^## /m).find((part) => part.startsWith('Deviations from Emacs\n'))
  const rows = section?.split('\n').filter((line) => line.startsWith('| ')) ?? []
  return rows.slice(2).map(readRow)
}

function readRow(row: string): Deviation {
  const [verb = '', name = '', kind = '', reason = ''] = row
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
  if (!isVerb(verb) || (kind !== 'deviation' && kind !== 'fault'))
    throw new Error(`No row of the table of deviations: ${row}`)
  return { verb, name, kind, reason }
}

function isVerb(word: string): word is keyof typeof answerFiles {
  return Object.hasOwn(answerFiles, word)
}
