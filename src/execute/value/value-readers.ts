import type { Value } from '../../document/value.ts'
import type { HeaderArguments } from '../../plan/header-arguments.ts'
import { parseTable } from './parse-output.ts'
import { readJs } from './read-js.ts'
import { readJson } from './read-json.ts'
import { pythonDialect, readScript, rubyDialect } from './read-script.ts'
import { readSqlite } from './read-sqlite.ts'

/** How the text that a language's program gave becomes a value. */
export interface ValueReader {
  readonly read: (text: string, complete: HeaderArguments) => Value
  /** True when more lines than Emacs makes a table of give no value. */
  readonly importsTables: boolean
  /** True when column and row names that variables lost come back on the result (org-babel-reassemble-table). */
  readonly restoresNames: boolean
}

const table: ValueReader = {
  read: (text) => parseTable(text),
  importsTables: true,
  restoresNames: true,
}

const readers: Readonly<Record<string, ValueReader>> = {
  python: {
    read: (text) => readScript(text, pythonDialect),
    importsTables: false,
    restoresNames: true,
  },
  ruby: {
    read: (text) => readScript(text, rubyDialect),
    importsTables: false,
    restoresNames: true,
  },
  js: { read: readJs, importsTables: false, restoresNames: false },
  perl: { ...table, read: (text) => parseTable(text, 'tab') },
  jq: { read: readJson, importsTables: false, restoresNames: true },
  sqlite: {
    read: (text, { own, written }) =>
      readSqlite(text, { csv: isCsv(own), names: written.get('colnames')?.value === 'yes' }),
    importsTables: true,
    restoresNames: false,
  },
}

/** The reader of a language; shells, AWK and sed print tables. */
export function valueReader(language: string): ValueReader {
  return readers[language] ?? table
}

/** Any other format than the default one is told from the text, even CSV that was asked for. */
function isCsv(own: HeaderArguments['own']): boolean {
  const formats = ['csv', 'column', 'line', 'list', 'html']
  return !own['separator'] && !formats.some((name) => name in own)
}
