import type { ExportContext } from '../context/export-context.ts'
import type { Exporter } from '../context/exporter.ts'
import type { HeadlineNode, SectionNode } from '../tree/node.ts'
import { ancestor, next, previous } from '../tree/walk.ts'
import { voidTag } from './dialect.ts'
import { escapeAttribute, escapeText } from './escape.ts'
import { idOf } from './identity.ts'
import { listItem } from './list.ts'

/** Level of the heading that a headline of level 1 becomes (`org-html-toplevel-hlevel`). */
const topHeading = 2

/** A headline with its section and the headlines below; too deep a one is an item of a list. */
export function htmlHeadline(
  node: HeadlineNode,
  contents: string,
  exporter: Exporter,
): string | null {
  if (node.footnoteSection) return null
  const { context } = exporter
  const text = headlineText(node, exporter.all(node.title), exporter)
  if (context.isLow(node)) return lowHeadline(node, { text, contents }, exporter)
  const level = context.level(node) + topHeading - 1
  const id = idOf(node, context)
  const number = context.isNumbered(node)
    ? `<span class="section-number-${level}">${context.numbers(node).join('.')}.</span> `
    : ''
  const property = (name: string): string =>
    node.properties.has(name) ? ` ${escapeAttribute(node.properties.get(name) ?? '')}` : ''
  const own = property('HTML_HEADLINE_CLASS')
  const heading = `<h${level} id="${id}"${own === '' ? '' : ` class="${own.trim()}"`}>${number}${text}</h${level}>`
  const lacksSection = node.children[0]?.type === 'headline'
  const section = lacksSection ? sectionTag(node, '', exporter) : ''
  const tag = containerOf(node, context)
  const names = `outline-${level}${property('HTML_CONTAINER_CLASS')}`
  return `<${tag} id="outline-container-${id}" class="${names}">\n${heading}\n${section}${contents}</${tag}>\n`
}

/** Elements that change nothing for what is in them; others are for documents that may write HTML. */
const containers =
  /^(?:article|aside|blockquote|center|details|div|figure|footer|header|main|nav|section)$/i

function containerOf(node: HeadlineNode, context: ExportContext): string {
  const { allowRawHtml, settings } = context
  const written = settings.keywords.get('HTML_CONTAINER')?.split('\n')[0]
  const general = context.level(node) === 1 ? written : undefined
  const name = node.properties.get('HTML_CONTAINER') ?? general ?? 'div'
  const isName = /^[a-zA-Z][a-zA-Z0-9-]*$/.test(name)
  return containers.test(name) || (allowRawHtml && isName) ? name : 'div'
}

/** TODO keyword, priority, title and tags of a headline. */
export function headlineText(node: HeadlineNode, title: string, { context }: Exporter): string {
  const todo = node.todo !== '' && context.has('todo') ? `${todoTag(node)} ` : ''
  const isRanked = node.priority !== '' && context.has('pri')
  const priority = isRanked ? `<span class="priority">[${escapeText(node.priority)}]</span> ` : ''
  const tags = context.has('tags') && node.tags.length > 0 ? tagTags(node.tags) : ''
  return todo + priority + title + tags
}

function todoTag({ todo, done }: HeadlineNode): string {
  const state = done ? 'done' : 'todo'
  return `<span class="${state} ${className(todo)}">${escapeText(todo)}</span>`
}

function tagTags(tags: readonly string[]): string {
  const each = tags.map((tag) => `<span class="${className(tag)}">${escapeText(tag)}</span>`)
  return `&#xa0;&#xa0;&#xa0;<span class="tag">${each.join('&#xa0;')}</span>`
}

function className(word: string): string {
  return word.replace(/[^a-zA-Z0-9_]/g, '_')
}

function lowHeadline(
  node: HeadlineNode,
  { text, contents }: { readonly text: string; readonly contents: string },
  exporter: Exporter,
): string {
  const kind = exporter.context.isNumbered(node) ? 'ol' : 'ul'
  const title = `<a id="${idOf(node, exporter.context)}"></a>${text}`
  const before = previous(node)
  const isFirst = before === null || before.type === 'section'
  const behind = next(node)
  const isLast = !behind || (behind.type === 'headline' && node.level > behind.level)
  const item = listItem({
    contents,
    kind: kind === 'ol' ? 'ordered' : 'unordered',
    checkbox: null,
    term: '',
    title,
    lineBreak: voidTag('br', exporter.context),
  })
  return `${isFirst ? `<${kind} class="org-${kind}">\n` : ''}${item}\n${isLast ? `</${kind}>\n` : ''}`
}

/** The text of a headline in a container of its own. */
export function htmlSection(node: SectionNode, contents: string, exporter: Exporter): string {
  const headline = ancestor(node, 'headline')
  return headline ? sectionTag(headline, contents, exporter) : contents
}

function sectionTag(headline: HeadlineNode, contents: string, { context }: Exporter): string {
  const level = context.level(headline) + topHeading - 1
  const number = context.numbers(headline).join('-')
  const custom = headline.properties.get('CUSTOM_ID')
  const id = custom === undefined ? number || context.reference(headline) : escapeAttribute(custom)
  return `<div class="outline-text-${level}" id="text-${id}">\n${contents}</div>\n`
}
