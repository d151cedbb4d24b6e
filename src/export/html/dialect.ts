import type { ExportContext } from '../context/export-context.ts'

/** The document type that is asked for; of several lines the first counts (Org manual, "HTML doctypes"). */
function doctypeOf({ settings }: ExportContext): string {
  const written = settings.keywords.get('HTML_DOCTYPE')?.split('\n')[0]
  return (written ?? 'xhtml-strict').toLowerCase()
}

/** True where a document asks for HTML5. */
export function isHtml5(context: ExportContext): boolean {
  return ['html5', 'xhtml5', '<!doctype html>'].includes(doctypeOf(context))
}

/** True where a document also asks for the elements that HTML5 brought. */
export function isFancy(context: ExportContext): boolean {
  return context.settings.options.get('html5-fancy') === true && isHtml5(context)
}

/** A tag that holds nothing, given its name with its attributes. */
export function voidTag(inside: string, context: ExportContext): string {
  return doctypeOf(context).includes('xhtml') ? `<${inside} />` : `<${inside}>`
}
