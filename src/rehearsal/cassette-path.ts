/** The cassette's path when none is named: `guide.org` has `guide.rehearsal.yaml` beside it. */
export function cassettePath(documentPath: string): string {
  return documentPath.replace(/\.[^./]+$/, '.rehearsal.yaml')
}
