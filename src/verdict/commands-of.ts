import { dirname } from 'node:path'

import type { Dialect } from '../dialect/test-file.ts'
import { parseDocument } from '../document/parse-document.ts'
import { emptyLibrary } from '../plan/library.ts'
import { plainPlan, planDocument } from '../plan/plan.ts'
import { asksOf } from '../results/asks-of.ts'
import { isExecutable } from '../session/languages/is-executable.ts'

/** Reads the commands of a test file's text, in order: those of one shell or block together, where they stand together. */
export type CommandsOf = (source: string) => Promise<readonly string[]>

/** Of a file of another tool. */
export function commandsOfDialect(dialect: Dialect, path: string): CommandsOf {
  const place = { path, directory: dirname(path), shell: '' }
  return async (source) =>
    dialect.read(source, place).flatMap(({ commands }) => commands.map(({ script }) => script))
}

/** Of a document: the code of its blocks, and of transcripts what is entered. Org escapes commands, but for forms that are to bring blocks: of these what asks for more. */
export function commandsOfDocument(path: string): CommandsOf {
  return async (source) => {
    const document = await parseDocument(path, Buffer.from(source))
    if (document.format === 'org') return asksOf(document).map(({ key }) => key)
    const { steps } = planDocument(document, {
      ...plainPlan,
      executable: isExecutable,
      library: emptyLibrary,
    })
    return steps.flatMap(({ embedded, block: { language, code } }) => {
      if (embedded.length === 0) return isExecutable(language) ? [code] : []
      return [[language, ...embedded.map((one) => one.code)].join('\n')]
    })
  }
}
