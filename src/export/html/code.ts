import { removeIndentation } from '../../document/org/remove-indentation.ts'
import { hasCaption } from '../context/affiliated.ts'
import { captionText } from '../context/caption.ts'
import { codeLines, codeSwitches, linesBefore } from '../context/code-lines.ts'
import type { Exporter } from '../context/exporter.ts'
import type { CodeBlockNode, NodeOf } from '../tree/node.ts'
import { attributeText, withAttributes, withId } from './attribute-text.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import { namedId } from './identity.ts'
import { numbered } from './translate.ts'

/** A block of code, with its caption. */
export function htmlSource(node: CodeBlockNode, _: string, exporter: Exporter): string {
  const { context } = exporter
  const id = namedId(node, context)
  const label = id === null ? '' : ` id="${id}"`
  const language = node.language === '' ? 'nil' : escapeAttribute(node.language)
  const code = numberedCode(node, exporter)
  if (exporter.context.attributes(node).has('textarea')) return textArea(node, exporter)
  return `<div class="org-src-container">\n${caption(node, exporter)}<pre class="src src-${language}"${label}>${code}</pre>\n</div>`
}

function caption(node: CodeBlockNode, exporter: Exporter): string {
  const text = captionText(node, exporter).trim()
  if (text === '') return ''
  const number = exporter.context.ordinal(node, hasCaption)
  return `<label class="org-src-name"><span class="listing-number">${numbered('Listing %d:', number, exporter.context)} </span>${text}</label>`
}

/** An example. */
export function htmlExample(node: CodeBlockNode, _: string, exporter: Exporter): string {
  const own = exporter.context.attributes(node)
  if (own.has('textarea')) return textArea(node, exporter)
  const word = own.get('class')
  const named = withAttributes(own, [['class', word ? `example ${word}` : 'example']])
  const attributes = withId(named, exporter.context.reference(node))
  return `<pre${attributeText(attributes)}>\n${numberedCode(node, exporter)}</pre>`
}

/** Lines that begin with a colon. */
export function htmlFixedWidth({ value }: NodeOf<'fixed-width'>): string {
  return `<pre class="example">\n${escapeText(removeIndentation(value))}\n</pre>`
}

function textArea(node: CodeBlockNode, { context }: Exporter): string {
  const attributes = context.attributes(node)
  const lines = codeLines(node).map(({ text }) => text)
  const size = (name: string, fallback: number): string =>
    escapeAttribute(attributes.get(name) ?? String(fallback))
  const code = escapeText(lines.join('\n'))
  return `<p>\n<textarea cols="${size('width', 80)}" rows="${size('height', lines.length)}">\n${code}</textarea>\n</p>`
}

/** Code with the numbers and labels that its switches ask for. */
function numberedCode(node: CodeBlockNode, { context }: Exporter): string {
  const { showsLabels } = codeSwitches(node)
  const before = linesBefore(context.root, node)
  const lines = codeLines(node)
  const width = before === null ? 0 : String(lines.length + before).length
  return lines
    .map(({ text, label }, at) => {
      const number =
        before === null
          ? ''
          : `<span class="linenr">${String(before + at + 1).padStart(width)}: </span>`
      const line = number + escapeText(text) + (label !== '' && showsLabels ? ` (${label})` : '')
      return label === ''
        ? `${line}\n`
        : `<span id="coderef-${label}" class="coderef-off">${line}</span>\n`
    })
    .join('')
}
