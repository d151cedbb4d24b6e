import { least } from '../../document/extremes.ts'
import { hasCaption } from '../context/affiliated.ts'
import { shortCaption } from '../context/caption.ts'
import type { Exporter } from '../context/exporter.ts'
import { readToc, tocTitle } from '../context/toc-entry.ts'
import type { HeadlineNode, NodeOf, OrgNode } from '../tree/node.ts'
import { allOf } from '../tree/walk.ts'
import { headlineText } from './headline.ts'
import { idOf, namedId } from './identity.ts'
import { numbered, translate } from './translate.ts'

/** `#+HTML:` lines as they are, and the tables of contents that `#+TOC:` asks for. */
export function htmlKeyword(node: NodeOf<'keyword'>, _: string, exporter: Exporter): string | null {
  if (node.key === 'HTML') return exporter.context.raw(node.value)
  // A bibliography of nothing is nothing, but its blank lines stay.
  if (node.key === 'PRINT_BIBLIOGRAPHY') return ''
  if (node.key !== 'TOC') return null
  const { kind, depth, scope, isLost } = readToc(node, exporter)
  if (isLost && kind === 'headlines') return null
  if (kind === 'headlines') return htmlToc(exporter, { depth, scope, isPart: scope !== null })
  if (kind === 'listings')
    return listOf(exporter, {
      type: 'src-block',
      name: 'listing',
      title: 'List of Listings',
      label: 'Listing %d:',
    })
  return kind === 'tables'
    ? listOf(exporter, {
        type: 'table',
        name: 'table',
        title: 'List of Tables',
        label: 'Table %d:',
      })
    : null
}

/** A table of contents, null when it is empty; without heading as a part of a section. */
export function htmlToc(
  exporter: Exporter,
  at: { readonly depth: number | null; readonly scope: OrgNode | null; readonly isPart: boolean },
): string | null {
  const { context } = exporter
  const headlines = context.headlines(at.depth, at.scope)
  if (headlines.length === 0) return null
  const count = context.nextToc()
  const suffix = count === 0 ? '' : `-${count}`
  const list = `<div id="text-table-of-contents${suffix}" role="doc-toc">${nested(headlines, exporter)}</div>\n`
  if (at.isPart) return list
  return `<div id="table-of-contents${suffix}" role="doc-toc">\n<h2>${translate('Table of Contents', context)}</h2>\n${list}</div>\n`
}

/** Lists within lists, by the headlines' levels. */
function nested(headlines: readonly HeadlineNode[], exporter: Exporter): string {
  const levels = headlines.map((headline) => exporter.context.level(headline))
  // Org begins at the first one, and ends more lists than there are when a higher one follows.
  const start = least(levels) - 1
  let before = start
  const entries = headlines.map((headline, position) => {
    const level = levels[position] ?? 1
    const steps = level - before
    before = level
    const change =
      steps > 0 ? '\n<ul>\n<li>'.repeat(steps) : `${'</li>\n</ul>\n'.repeat(-steps)}</li>\n<li>`
    return change + entry(headline, exporter)
  })
  return `${entries.join('')}${'</li>\n</ul>\n'.repeat(before - start)}`
}

function entry(headline: HeadlineNode, exporter: Exporter): string {
  const { context } = exporter
  const isNumbered = !context.isLow(headline) && context.isNumbered(headline)
  const number = isNumbered ? `${context.numbers(headline).join('.')}. ` : ''
  const hidesTags = context.settings.options.get('tags') !== true
  const shown = hidesTags ? { ...headline, tags: [] } : headline
  const text = headlineText(shown, tocTitle(headline, exporter), exporter)
  return `<a href="#${idOf(headline, context)}">${number}${text}</a>`
}

function listOf(
  exporter: Exporter,
  of: {
    readonly type: 'src-block' | 'table'
    readonly name: string
    readonly title: 'List of Listings' | 'List of Tables'
    readonly label: 'Listing %d:' | 'Table %d:'
  },
): string | null {
  const nodes: OrgNode[] = allOf([exporter.context.root], of.type).filter(hasCaption)
  if (nodes.length === 0) return null
  const entries = nodes.map((node, position) => {
    const number = `<span class="${of.name}-number">${numbered(of.label, position + 1, exporter.context)}</span>`
    const text = `${number} ${shortCaption(node, exporter).trim()}`
    const id = namedId(node, exporter.context)
    return `<li>${id === null ? text : `<a href="#${id}">${text}</a>`}</li>`
  })
  return `<div id="list-of-${of.name}s">\n<h2>${translate(of.title, exporter.context)}</h2>\n<div id="text-list-of-${of.name}s">\n<ul>\n${entries.join('\n')}\n</ul>\n</div>\n</div>`
}
