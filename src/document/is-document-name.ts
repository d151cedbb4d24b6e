import { extname } from 'node:path'

import { documentExtensions } from './parse-document.ts'

/** True for the name of a document, of whatever case its extension is. */
export function isDocumentName(path: string): boolean {
  return extname(path).toLowerCase() in documentExtensions
}
