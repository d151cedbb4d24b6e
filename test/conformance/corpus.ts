import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Small Org documents with what Emacs makes of them: `case.org`, `files/` that it needs, and the answers. */
export const corpus = resolve(import.meta.dirname, '../fixtures/org-babel')

/** The Org that the stored answers are of, and that we conform to. */
export const conformingOrg = '9.7'

/** The file that a case has when Emacs' answer to a verb is stored. */
export const answerFiles = {
  run: 'executed.org',
  tangle: 'tangle-status.txt',
  detangle: 'detangled.org',
  export: 'export-status.txt',
} as const

/** The cases with an answer to a verb. */
export function casesOf(verb: keyof typeof answerFiles): string[] {
  return readdirSync(corpus).filter((name) => existsSync(join(corpus, name, answerFiles[verb])))
}

/** Puts a case into a fresh directory of its name, where it is called `NAME.org`; returns the document's path. */
export function layOut(name: string, directory: string): string {
  mkdirSync(directory, { recursive: true })
  const files = join(corpus, name, 'files')
  if (existsSync(files)) cpSync(files, directory, { recursive: true })
  const path = join(directory, `${name}.org`)
  cpSync(join(corpus, name, 'case.org'), path)
  return path
}
