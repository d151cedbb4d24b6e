import type { Backend } from '../context/backend.ts'
import type { Exporter } from '../context/exporter.ts'
import { orgTranscoders } from './org-transcoders.ts'

/** Org to Org: the document as a reader without its sources would have written it. */
export const orgBackend: Backend = {
  transcoders: orgTranscoders,
  showsSpecialRows: true,
  keepsCitations: true,
  arrange: () => {},
  body: (contents) => contents,
  file: (body, exporter) => keywords(exporter) + body,
}

/** The keywords that a reader needs, in front of the text (org-org-template). */
function keywords({ context }: Exporter): string {
  const { keywords: written } = context.settings
  const lines = (written.get('OPTIONS') ?? '').split('\n').filter(Boolean)
  const options = lines.map((line) => `#+options: ${line}\n`).join('')
  const others = ['title', 'date', 'author'].map((key) => {
    const text = written.get(key.toUpperCase())
    return text === undefined || !context.has(key)
      ? ''
      : `#+${key}: ${text.replaceAll('\n', ' ')}\n`
  })
  return options + others.join('')
}
