import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { isForeign } from '../document/markdown/attributes/is-foreign.ts'
import type { ArgumentReader } from './argument-reader.ts'
import { knownArguments, unsupportedArguments } from './header-argument-table.ts'
import { rejectUnread } from './language-arguments.ts'
import { isCutLisp } from './lisp-form.ts'
import { looksLikeLisp } from './literal-lisp.ts'
import { lostColon } from './lost-colon.ts'
import { misspeltAttribute } from './misspelt-attribute.ts'
import { editDistance, nearest } from './nearest.ts'
import { resultsVocabulary } from './results-words.ts'
import { shellNames } from './shell-names.ts'
import { unquoted } from './unquoted.ts'

/**
 * Notes arguments of a block, and words of its `:results`, that mean nothing here, with what may have been meant. Emacs
 * leaves them out without a word.
 */
export function rejectUnknown(
  format: Document['format'],
  block: Block,
  reader: ArgumentReader,
): void {
  rejectUnread(block, reader)
  const known = knownArguments(block.language)
  for (const argument of block.arguments) {
    if (argument.key === 'results') rejectUnknownWords(argument, reader)
    if (known.includes(argument.key) || isForeign(argument.key)) continue
    const neutral = unsupportedArguments.get(argument.key)
    if (neutral) {
      if (neutral.includes(argument.value ?? '') || namesOwnShell(argument, block)) continue
      reader.reject(
        argument,
        `:${argument.key} is not supported yet`,
        'Remove the argument, or run the block elsewhere.',
      )
      continue
    }
    if (format === 'org' && isUnreadable(argument)) {
      reader.fail(
        argument,
        `"${argument.value ?? ''}" has no end`,
        'Close its brackets and quotes.',
      )
      continue
    }
    const isMarkdown = format === 'markdown'
    const near = isMarkdown ? misspeltAttribute(argument.key) : nearest(argument.key, known)
    // Attributes of other tools stop nothing.
    if (isMarkdown ? near === null : mayBeOfLanguage(block.language, argument.key, near)) continue
    const hint = near ? `Did you mean :${near}?` : hintFor(argument.key)
    reader.reject(argument, `:${argument.key} is no header argument`, hint)
  }
}

/** True for Emacs Lisp that Emacs cannot read: it reads that of all arguments, whether they mean something to it or not. */
function isUnreadable({ value }: RawArgument): boolean {
  return value !== null && looksLikeLisp(value) && isCutLisp(value)
}

function hintFor(key: string): string {
  if (key === '') return 'Where a colon is a value, write it in quotes: ":".'
  return 'Prefix arguments of your own with "x-" to have them left alone.'
}

/** True for an interpreter that runs the block anyway. */
function namesOwnShell({ key, value }: RawArgument, { language }: Block): boolean {
  return key === 'interp' && (value ?? '').replace(/^.*\//, '') === language
}

/** Languages other than shells have arguments of their own, as in `:libs` for C; only a slip of one letter is none. */
function mayBeOfLanguage(language: string, key: string, near: string | null): boolean {
  if (language === '' || shellNames.has(language)) return false
  return near === null || editDistance(key, near) > 1
}

function rejectUnknownWords(argument: RawArgument, reader: ArgumentReader): void {
  const value = argument.value ?? ''
  if (looksLikeLisp(value) && 'value' in reader.evaluate(value)) return
  for (const word of unquoted(value).split(/\s+/)) {
    if (word === '' || resultsVocabulary.includes(word)) continue
    const near = nearest(word.toLowerCase(), resultsVocabulary)
    const other = near ? `Did you mean "${near}"?` : `It takes: ${resultsVocabulary.join(', ')}.`
    const hint = lostColon(`${argument.key} ${word}`) ?? other
    reader.reject(argument, `"${word}" is no word of :results`, hint)
  }
}
