import type { Exporter } from '../context/exporter.ts'
import { keywordText } from '../context/parsed-text.ts'
import { pageShell } from './page-shell.ts'

/** A document's page: its title, author and date above the text. */
export function htmlPage(body: string, exporter: Exporter): string {
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
