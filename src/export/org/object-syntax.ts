import type { CitationNode, LinkNode, ObjectNode, OrgNode } from '../tree/node.ts'
import { isObject } from '../tree/object-types.ts'
import { orNil } from '../tree/or-nil.ts'
import { timestampSyntax } from './timestamp-syntax.ts'

/** An object as Org text, given its contents (org-element-…-interpreter). */
export function objectSyntax(node: ObjectNode, contents: string): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'bold':
      return `*${contents}*`
    case 'italic':
      return `/${contents}/`
    case 'underline':
      return `_${contents}_`
    case 'strike-through':
      return `+${contents}+`
    case 'code':
      return `~${node.value}~`
    case 'verbatim':
      return `=${node.value}=`
    case 'subscript':
      return node.braces ? `_{${orNil(node, contents)}}` : `_${contents}`
    case 'superscript':
      return node.braces ? `^{${orNil(node, contents)}}` : `^${contents}`
    case 'entity':
      return `\\${node.name}${node.braces ? '{}' : ''}`
    case 'line-break':
      return '\\\\\n'
    case 'export-snippet':
      return `@@${node.backend}:${node.value}@@`
    case 'footnote-reference':
      return `[fn:${node.label}${node.inline ? `:${contents}` : ''}]`
    case 'inline-src-block':
      return `src_${node.language}${node.parameters === '' ? '' : `[${node.parameters}]`}{${node.value}}`
    case 'link':
      return linkSyntax(node, contents)
    case 'target':
      return `<<${node.value}>>`
    case 'radio-target':
      return `<<<${contents}>>>`
    case 'citation':
      return citationSyntax(node)
    case 'table-cell':
      return ` ${contents} |`
    case 'timestamp':
      return timestampSyntax(node.value)
    case 'latex-fragment':
    case 'statistics-cookie':
    case 'inline-babel-call':
    case 'macro':
      return node.value
  }
}

function citationSyntax({ style, prefix, references, suffix }: CitationNode): string {
  const works = references.map((one) => `${one.prefix}@${one.key}${one.suffix}`).join(';')
  const front = prefix === '' ? '' : `${prefix};`
  return `[cite${style === '' ? '' : `/${style}`}:${front}${works}${suffix === '' ? '' : `;${suffix}`}]`
}

function linkSyntax(node: LinkNode, contents: string): string {
  if (node.linkType === 'radio') return node.path
  const target = linkTarget(node)
  if (contents !== '') return `[[${target}][${contents}]]`
  if (node.format === 'bracket') return `[[${target}]]`
  return node.format === 'angle' ? `<${target}>` : target
}

function linkTarget({ linkType, path, searchOption, explicit, rawLink }: LinkNode): string {
  if (linkType === 'coderef') return `(${path})`
  if (linkType === 'custom-id') return `#${path}`
  if (linkType === 'fuzzy') return path
  if (linkType !== 'file') return `${linkType}:${path}`
  const type = explicit ? (/^file\+[a-z]+:/.exec(rawLink)?.[0] ?? 'file:') : ''
  return `${type}${path}${searchOption === '' ? '' : `::${searchOption}`}`
}

/** Objects as Org text, with the blanks behind them. */
export function interpret(nodes: readonly OrgNode[]): string {
  return nodes
    .filter(isObject)
    .map((node) => objectSyntax(node, interpret(node.children)) + ' '.repeat(node.postBlank))
    .join('')
}
