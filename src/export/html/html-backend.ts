import type { Backend } from '../context/backend.ts'
import type { Exporter } from '../context/exporter.ts'
import type { Footnote } from '../context/footnotes.ts'
import { placeImageLinks } from '../context/images.ts'
import { keywordText } from '../context/parsed-text.ts'
import { htmlTranscoders } from './html-transcoders.ts'
import { footnoteAnchor } from './objects.ts'
import { pageShell } from './page-shell.ts'
import { htmlToc } from './toc.ts'
import { translate } from './translate.ts'

/** Org to HTML. */
export const htmlBackend: Backend = {
  transcoders: htmlTranscoders,
  showsSpecialRows: false,
  keepsCitations: false,
  arrange: (root) => placeImageLinks([root]),
  body: (contents, exporter) => toc(exporter) + contents + footnotes(exporter),
  file: htmlPage,
}

function toc(exporter: Exporter): string {
  const wanted = exporter.context.settings.options.get('toc') ?? false
  if (wanted === false) return ''
  const depth = typeof wanted === 'number' ? wanted : null
  return htmlToc(exporter, { depth, scope: null, isPart: false }) ?? ''
}

function footnotes(exporter: Exporter): string {
  const { list } = exporter.context.footnotes
  if (list.length === 0) return ''
  const heading = translate('Footnotes', exporter.context)
  const notes = list.map((note) => footnote(note, exporter)).join('\n')
  return `<div id="footnotes">\n<h2 class="footnotes">${heading}: </h2>\n<div id="text-footnotes">\n\n${notes}\n\n</div>\n</div>`
}

function footnote({ number, label, contents, inline }: Footnote, exporter: Exporter): string {
  const anchor = footnoteAnchor(label, number)
  const mark = `<sup><a id="fn.${anchor}" class="footnum" href="#fnr.${anchor}" role="doc-backlink">${number}</a></sup>`
  const text = exporter.all(contents).trim()
  const paragraph = inline ? `<p class="footpara">${text}</p>` : text
  return `<div class="footdef">${mark} <div class="footpara" role="doc-footnote">${paragraph}</div></div>\n`
}

/** A document's page: its title, author and date above the text. */
function htmlPage(body: string, exporter: Exporter): string {
  const { keywords, language } = exporter.context.settings
  const title = keywordText('TITLE', exporter)
  const heading =
    title === '' || !exporter.context.has('title') ? '' : `<h1 class="title">${title}</h1>\n`
  return pageShell({
    language,
    title,
    description: (keywords.get('DESCRIPTION') ?? '').replaceAll('\n', ' '),
    body: `${heading}${byline(exporter)}${body}`,
  })
}

function byline(exporter: Exporter): string {
  const parts = ['AUTHOR', 'DATE']
    .filter((key) => exporter.context.has(key.toLowerCase()))
    .map((key) => keywordText(key, exporter))
    .filter((text) => text !== '')
  return parts.length === 0 ? '' : `<p class="subtitle">${parts.join(' · ')}</p>\n`
}
