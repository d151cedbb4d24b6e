import type { Value } from '../../document/value.ts'
import { RunbookError } from '../../errors.ts'
import { chooseWrap } from './choose-wrap.ts'
import { isTabular, scalarText } from './format-value.ts'
import type { ResultForm } from './result-form.ts'

/**
 * The text that stands behind an inline block or call, one blank after it: `{{{results(=text=)}}}` or what the words
 * and `:wrap` make of it; `''` for nil (org-babel-insert-result). Bare text, as from `raw`, may end in a line feed.
 * @throws RunbookError E_RESULT for results that do not fit into a line: several lines, tables, lists, drawers.
 */
export function formatInline(value: Value, form: ResultForm): string {
  const isNil = value === null || (Array.isArray(value) && value.length === 0)
  const text = isNil ? '' : inlineText(value, form)
  rejectWords(form.words)
  const wrap = chooseWrap(form)
  if (wrap) return wrap.inlineStart + text + wrap.inlineEnd
  if (isNil) return ''
  return form.words.includes('file') ? `{{{results(${text})}}}` : `{{{results(=${text}=)}}}`
}

function inlineText(value: Exclude<Value, null>, form: ResultForm): string {
  if (isTabular(value)) throw unfit('a table or list')
  const text = scalarText(value, form)
  if (/\n[^\n]/.test(text)) throw unfit('a result of several lines')
  if (form.words.includes('file')) return escapeMacroArgument(text)
  if (form.words.includes('raw')) return text
  return escapeMacroArgument(withoutLineEnds(text))
}

function withoutLineEnds(text: string): string {
  let end = text.length
  while (text[end - 1] === '\n') end -= 1
  return text.slice(0, end)
}

function rejectWords(words: readonly string[]): void {
  const word = ['table', 'drawer', 'list'].find((name) => words.includes(name))
  if (word !== undefined) throw unfit(`":results ${word}"`)
}

function unfit(what: string): RunbookError {
  return new RunbookError('E_RESULT', `${what} does not fit behind an inline block`, {
    hint: 'Print one line with ":results output", or use a "#+begin_src" block.',
  })
}

/** Protects commas, and the backslashes in front of them (org-macro-escape-arguments). */
function escapeMacroArgument(text: string): string {
  return text.replace(/(?<!\\)(\\*),/g, (_, slashes: string) => `${slashes}${slashes}\\,`)
}
