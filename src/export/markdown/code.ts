import { longestBackticks } from '../../document/markdown/longest-backticks.ts'
import { removeIndentation } from '../../document/org/remove-indentation.ts'
import { captionText } from '../context/caption.ts'
import { codeLines, codeSwitches } from '../context/code-lines.ts'
import type { Exporter } from '../context/exporter.ts'
import type { CodeBlockNode, NodeOf } from '../tree/node.ts'

/** A fence, longer than any in the code (GFM 4.5, "Fenced code blocks"). */
export function fence(code: string, language: string): string {
  const mark = '`'.repeat(Math.max(3, longestBackticks(code) + 1))
  const word = language.replace(/[\s`]/g, '')
  return `${mark}${word}\n${code.replace(/\n?$/, '\n')}${mark}`
}

/** A block of code or an example, under its caption. */
export function markdownCode(node: CodeBlockNode, _: string, exporter: Exporter): string {
  const { showsLabels } = codeSwitches(node)
  const lines = codeLines(node).map(({ text, label }) =>
    label !== '' && showsLabels ? `${text} (${label})` : text,
  )
  const code = fence(lines.join('\n'), node.language)
  const caption = captionText(node, exporter).trim()
  return caption === '' ? code : `*${caption}*\n\n${code}`
}

/** Lines that begin with a colon. */
export function markdownFixedWidth({ value }: NodeOf<'fixed-width'>): string {
  return fence(removeIndentation(value), '')
}

/** Code within a line, its line feeds as blanks (GFM 6.3, "Code spans"). */
export function codeSpan(value: string): string {
  const text = value.replace(/\n[ \t]*/g, ' ')
  const mark = '`'.repeat(longestBackticks(text) + 1)
  const blank = /^`|`$/.test(text) || losesBlanks(text) ? ' ' : ''
  return mark + blank + text + blank + mark
}

/** A reader takes a blank off both ends, but from nothing but blanks. */
function losesBlanks(text: string): boolean {
  return text.startsWith(' ') && text.endsWith(' ') && /[^ ]/.test(text)
}
