/** How a document wants its citations, `#+CITE_EXPORT: basic BIBLIOGRAPHY-STYLE CITATION-STYLE`; `''` for a style that it leaves open. */
export interface CiteSettings {
  readonly bibliographyStyle: string
  readonly citationStyle: string
}

/** The style of a citation with its variant, `''` for none. */
export interface CiteStyle {
  readonly name: string
  readonly variant: string
}

/**
 * Reads the keyword's value, null where the document has none; null for a document that shows no citations (Org manual,
 * "Citation export processors"; org-cite-read-processor-declaration).
 */
export function readCiteSettings(
  written: string | null,
  warn: (text: string) => void,
): CiteSettings | null {
  if (written === null) return { bibliographyStyle: '', citationStyle: '' }
  const words = [...written.matchAll(/"((?:[^"\\]|\\.)*)"|\S+/g)].map(
    ([whole, quoted]) => quoted ?? whole,
  )
  const [processor = '', bibliography = '', citation = ''] = words
  if (processor === '' || processor === 'nil') return null
  if (processor === 'basic')
    return { bibliographyStyle: orNone(bibliography), citationStyle: orNone(citation) }
  warn(`Citations are written as the processor "basic" does: "${processor}" is not there.`)
  return { bibliographyStyle: '', citationStyle: '' }
}

/** The style of a citation, where it names none that of the document (org-cite-citation-style). */
export function citeStyle(own: string, { citationStyle }: CiteSettings): CiteStyle {
  const local = separated(own)
  const general = separated(citationStyle)
  if (local.name !== '') return { name: orNone(local.name), variant: local.variant }
  return { name: orNone(general.name), variant: local.variant || general.variant }
}

function separated(style: string): CiteStyle {
  const slash = style.indexOf('/')
  if (slash < 0) return { name: style, variant: '' }
  return { name: style.slice(0, slash), variant: style.slice(slash + 1) }
}

function orNone(word: string): string {
  return word === 'nil' ? '' : word
}
