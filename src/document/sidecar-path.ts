/** The file beside a document that gives its blocks attributes: `guide.runbook.yaml` for `guide.md`. */
export function sidecarPath(document: string): string {
  return document.replace(/\.[^./\\]*$/, '.runbook.yaml')
}
