import { dirname } from 'node:path'

import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Edit } from '../document/edit.ts'
import type { Value } from '../document/value.ts'
import type { Outcome } from '../execute/outcome.ts'
import { linkForm, pathThere } from '../execute/value/file-link.ts'
import { type BlockResult, resultEdit } from './result-edit.ts'

/**
 * The edit that writes an outcome's result below its block, by default the block as it was planned; null when nothing
 * would change.
 * @throws RunbookError E_RESULT.
 */
export function outcomeEdit(
  document: Document,
  outcome: Outcome,
  block: Block | undefined = document.blocks[outcome.step.block.index],
): Edit | null {
  if (!block || !isWritable(outcome)) return null
  return resultEdit(document, block, resultOf(outcome, dirname(document.path)))
}

/** True when a result is to be written: a cancelled or stopped block keeps its old one. */
export function isWritable(outcome: Outcome): boolean {
  const { handling } = outcome.step.arguments.results
  if (handling === 'silent' || handling === 'none') return false
  // Output that stands among its commands is its author's, and so is a fence that says nothing.
  if (outcome.step.embedded.length > 0) return false
  return outcome.ran && (outcome.status === 'passed' || outcome.status === 'failed')
}

function resultOf(outcome: Outcome, directory: string): BlockResult {
  const { results, wrap, resultsSwitches } = outcome.step.arguments
  const { isFile } = outcome
  return {
    text: outcome.text,
    value: isFile ? pathOf(outcome) : outcome.value,
    hash: outcome.hash,
    form: {
      words: isFile ? results.words : results.words.filter((word) => word !== 'file'),
      wrap,
      language: outcome.step.block.language,
      switches: resultsSwitches,
      link: linkForm(outcome, directory),
    },
  }
}

function pathOf(outcome: Outcome): Value {
  const { value } = outcome
  return typeof value === 'string' ? pathThere(value, outcome) : value
}
