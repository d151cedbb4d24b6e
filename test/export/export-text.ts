import { parseOrg } from '../../src/document/org/parse-org.ts'
import { type Exported, type ExportOptions, exportTree } from '../../src/export/export-tree.ts'

/** Exports a text as it is, without running anything: the body alone, raw HTML left out. */
export function exportText(text: string, options: Partial<ExportOptions> = {}): Exported {
  return exportTree(parseOrg('/case.org', text), {
    format: 'html',
    bodyOnly: true,
    base: '',
    allowRawHtml: false,
    ...options,
  })
}
