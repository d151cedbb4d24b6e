import type { Backend } from '../context/backend.ts'
import type { Exporter } from '../context/exporter.ts'
import { placeImageLinks } from '../context/images.ts'
import type { RootNode } from '../tree/node.ts'
import { isElement } from '../tree/object-types.ts'
import { isItemText, walk } from '../tree/walk.ts'
import { indent } from './escape.ts'
import { documentTitle, headingLine } from './heading.ts'
import { markdownTranscoders } from './markdown-transcoders.ts'
import { markdownToc } from './toc.ts'

/** Org to GitHub's Markdown. */
export const markdownBackend: Backend = {
  transcoders: markdownTranscoders,
  showsSpecialRows: false,
  keepsCitations: false,
  arrange: (root) => {
    separate(root)
    placeImageLinks([root])
  },
  body: (contents, exporter) => toc(exporter) + contents + footnotes(exporter),
  file: (body, exporter) => (title(exporter) + body).trimEnd() + '\n',
}

/** One blank line between elements, none between an item's text and the list that ends it. */
function separate(root: RootNode): void {
  for (const node of walk([root])) {
    if (!isElement(node) || node.type === 'item' || node.type === 'table-row') continue
    node.postBlank = isItemText(node) ? 0 : 1
  }
}

function title(exporter: Exporter): string {
  const text = documentTitle(exporter)
  return text === '' ? '' : headingLine(1, text)
}

function toc(exporter: Exporter): string {
  const wanted = exporter.context.settings.options.get('toc') ?? false
  if (wanted === false) return ''
  const list = markdownToc(exporter, typeof wanted === 'number' ? wanted : null, null)
  return list === null ? '' : `${list}\n`
}

/** Footnotes by number, what is in them four blanks in. */
function footnotes(exporter: Exporter): string {
  const { list } = exporter.context.footnotes
  const notes = list.map(
    ({ number, contents }) => `[^${number}]: ${indent(exporter.all(contents), 4).trim()}\n`,
  )
  return notes.length === 0 ? '' : `\n${notes.join('\n')}`
}
