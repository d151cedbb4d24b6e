import { homedir } from 'node:os'
import { resolve } from 'node:path'

/**
 * The address of a linked file: Org documents are linked by what they are exported to, absolute paths get their
 * scheme. A relative path that begins like one, as `javascript:…` does, is kept a path.
 */
export function fileAddress(path: string, extension: 'html' | 'md'): string {
  const exported = path.replace(/^(.+)\.org$/i, `$1.${extension}`)
  if (exported.startsWith('//')) return `file:${exported}`
  if (exported.startsWith('/')) return `file://${resolve(exported)}`
  if (exported.startsWith('~')) return `file://${resolve(homedir(), exported.replace(/^~\/?/, ''))}`
  return /^[^/?#]*:/.test(exported) ? `./${exported}` : exported
}
