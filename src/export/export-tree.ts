import { type Beside, nothingBeside } from '../document/beside.ts'
import type { OrgDocument } from '../document/document.ts'
import { Citations } from './citations/citations.ts'
import { readBibliography } from './citations/read-bibliography.ts'
import { ExportContext } from './context/export-context.ts'
import { Exporter } from './context/exporter.ts'
import { footnoteDefinitions } from './context/footnotes.ts'
import { LinkedFiles } from './context/linked-files.ts'
import { normalizeEnd } from './context/normalize-end.ts'
import { type ExportFormat, formats } from './formats.ts'
import { buildTree } from './tree/build-tree.ts'
import { expandAttachments } from './tree/expand-attachments.ts'
import { exportSettings } from './tree/export-settings.ts'
import { objectSettings } from './tree/object-settings.ts'
import { prune } from './tree/prune.ts'
import { uninterpret } from './tree/uninterpret.ts'

/** A document in another format. */
export interface Exported {
  readonly text: string
  /** Things that a reader of the report should know, one sentence each. */
  readonly warnings: readonly string[]
}

/** How a document is written. */
export interface ExportOptions {
  readonly format: ExportFormat
  /** The text alone, without what makes it a file of the format. */
  readonly bodyOnly: boolean
  /** The document's directory as a path from where the export will be, `''` for the same: relative links start there. */
  readonly base: string
  /** Let the document's own HTML pass; it can do in a browser whatever a page can do. */
  readonly allowRawHtml: boolean
}

/**
 * Writes a document, whose blocks ran and whose macros and includes are expanded, in another format (Org manual,
 * "Exporting"); attachments and places in other documents are looked for `beside` it. Without `bodyOnly` the text is a whole file of that format.
 * @throws RunbookError E_REFUSED for a document that is nested without measure.
 */
export function exportTree(
  document: OrgDocument,
  { format, bodyOnly, base, allowRawHtml }: ExportOptions,
  beside: Beside = nothingBeside,
): Exported {
  const backend = formats[format]
  // Only a page of its own has a table of contents unasked.
  const settings = exportSettings(document, format === 'html' && !bodyOnly)
  const root = buildTree(document, settings.oddLevels)
  // Where GitHub shows a page, no path of this machine leads anywhere.
  expandAttachments(root, { path: document.path, beside, relative: format === 'md' })
  const everywhere = footnoteDefinitions(root)
  prune(root, settings)
  uninterpret(root, settings)
  // What is left out defines a footnote only where nothing else does.
  const definitions = () => new Map([...everywhere, ...footnoteDefinitions(root)])
  const objects = objectSettings(document)
  const warnings = new Set<string>()
  const warn = (text: string): unknown => warnings.add(text)
  const entries = readBibliography(document, beside, warn)
  const citations = backend.keepsCitations
    ? null
    : new Citations({ settings, objects, entries, warn })
  citations?.arrange(root, definitions())
  backend.arrange(root)
  const { showsSpecialRows } = backend
  const context = new ExportContext(root, settings, {
    definitions: definitions(),
    citations,
    warnings,
    showsSpecialRows,
    base,
    allowRawHtml,
    objects,
    linked: new LinkedFiles(beside),
  })
  const exporter = new Exporter(context, backend.transcoders)
  const body = backend.body(normalizeEnd(exporter.one(root)), exporter)
  return { text: bodyOnly ? body : backend.file(body, exporter), warnings: [...warnings] }
}
