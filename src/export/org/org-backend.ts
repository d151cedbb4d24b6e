import type { Backend } from '../context/backend.ts'
import type { Exporter } from '../context/exporter.ts'
import { keywordText } from '../context/parsed-text.ts'
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
function keywords(exporter: Exporter): string {
  const { context } = exporter
  const { keywords: written } = context.settings
  const lines = (written.get('OPTIONS') ?? '').split('\n').filter(Boolean)
  const options = lines.map((line) => `#+options: ${line}\n`).join('')
  const others = ['title', 'date', 'author'].map((key) => {
    const isWritten = written.has(key.toUpperCase()) && context.has(key)
    return isWritten ? `#+${key}: ${keywordText(key.toUpperCase(), exporter)}\n` : ''
  })
  return options + others.join('')
}
