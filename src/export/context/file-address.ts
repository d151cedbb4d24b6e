import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { join } from 'node:path/posix'

/** A name of TRAMP, of which all stays as it is written (org-export-file-uri, tramp-tramp-file-p). */
const remoteName = /^\/[^/:|]+:[^/]*:/

/**
 * The address of a linked file: Org documents are linked by what they are exported to, absolute paths get their
 * scheme. A relative path starts at `base`, the document's directory seen from the export's, `''` when it is the same;
 * what names a host behind `file:` leads there; what else begins like a scheme, as `javascript:…` does, is kept a path.
 */
export function fileAddress(path: string, extension: 'html' | 'md', base: string): string {
  const exported = path.replace(/^(.+)\.org$/i, `$1.${extension}`)
  if (/^(?:https?|ftp):\/\//i.test(path)) return path
  if (exported.startsWith('//')) return `file:${exported}`
  if (remoteName.test(exported)) return `file:/${exported}`
  if (exported.startsWith('/')) return fileUri(exported)
  if (exported.startsWith('~')) return fileUri(`${homedir()}/${exported.replace(/^~\/?/, '')}`)
  const address = base === '' ? exported : join(base, exported)
  return /^[^/?#]*:/.test(address) ? `./${address}` : address
}

/** A slash at the end stays: it says that the file is a directory. */
function fileUri(path: string): string {
  const absolute = resolve(path)
  return `file://${absolute}${path.endsWith('/') && absolute !== '/' ? '/' : ''}`
}
