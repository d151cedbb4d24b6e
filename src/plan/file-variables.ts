import { dirname } from 'node:path'

import type { RawArgument } from '../document/block.ts'

/** Strings, which stay as they are, and what stands for the document's file. */
const words =
  /"(?:[^"\\]|\\[\s\S])*"|(?<![\w-])(?:\(buffer-file-name\)|buffer-file-name|default-directory)(?![\w-])/g

/**
 * An argument of Emacs Lisp in which `buffer-file-name`, be it a variable or a call, and `default-directory` are texts: the
 * absolute path of the document and its directory with a slash (Elisp manual, "Buffer File Name").
 */
export function withFileVariables(argument: RawArgument, path: string): RawArgument {
  const { key, value } = argument
  if (value === null || !/buffer-file-name|default-directory/.test(value)) return argument
  if (!value.startsWith('(') && !(key === 'var' && /=[ \t]*\(/.test(value))) return argument
  const texts: Readonly<Record<string, string>> = {
    'default-directory': `${dirname(path)}/`.replace(/^\/\/$/, '/'),
    'buffer-file-name': path,
    '(buffer-file-name)': path,
  }
  const named = value.replace(words, (word) => {
    const text = texts[word]
    return text === undefined ? word : `"${text.replace(/["\\]/g, String.raw`\$&`)}"`
  })
  // A text alone is no Lisp any more.
  return { ...argument, value: named.startsWith('"') ? `(identity ${named})` : named }
}
