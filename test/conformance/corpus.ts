import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { findProgram } from '../../src/sandbox/find-program.ts'
import { standardPath } from '../../src/sandbox/shell-environment.ts'
import { programLanguages } from '../../src/session/languages/program-languages.ts'

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

/** Programs that blocks of a case need and that are not installed. */
export function missingPrograms(name: string): string[] {
  const text = readFileSync(join(corpus, name, 'case.org'), 'utf8')
  const written = [...text.matchAll(/(?:#\+begin_src |src_)([\w-]+)/gi)]
  const used = new Set(written.map(([, language = '']) => language))
  return [...used].flatMap((language) => {
    const programs = programLanguages.get(language)?.programs ?? []
    const isThere = programs.some((program) => findProgram(program, standardPath) !== null)
    return programs.length === 0 || isThere ? [] : [programs.join(' or ')]
  })
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
