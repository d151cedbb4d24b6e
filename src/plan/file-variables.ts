import { dirname } from 'node:path'

import type { LispVariables } from './literal-lisp.ts'

/**
 * What Emacs Lisp in a document's arguments can ask of its file: `buffer-file-name`, the absolute path, and
 * `default-directory`, with a slash at its end (Elisp manual, "Buffer File Name").
 */
export function fileVariables(path: string): LispVariables {
  const values = new Map([
    ['buffer-file-name', path],
    ['default-directory', `${dirname(path)}/`.replace(/^\/\/$/, '/')],
  ])
  return (name) => values.get(name)
}
