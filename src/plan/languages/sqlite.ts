import { hline, isList } from '../../document/value.ts'
import type { Variable } from '../header-arguments.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** SQLite as Org has it (ob-sqlite): `$name` in the code stands for the value of a variable. */
export const sqlite: LanguageSyntax = {
  name: 'sqlite',
  arguments: {
    db: 'File of the database.',
    header: 'Column names above the rows.',
    echo: 'Each statement in front of its rows.',
    bail: 'Stop at the first error.',
    csv: 'Rows as CSV.',
    column: 'Rows as columns.',
    html: 'Rows as HTML.',
    line: 'A line for each cell.',
    list: 'Cells with a separator between them.',
    nullvalue: 'Text of NULL.',
  },
  unread: ['stdin', 'cmdline'],
  defaults: {},
  session: 'meaningless',
  compose({ code, arguments: { prologue, epilogue }, variables }) {
    const body = withScalars(code, variables)
    const script = [prologue, body, epilogue].join('\n')
    return { setup: prologue, body, teardown: epilogue, script }
  },
}

/** Puts in the values that are no lists; a list becomes a file when the block runs, whose name is put in then. */
function withScalars(code: string, variables: readonly Variable[]): string {
  return variables.reduce((text, { name, value }) => {
    if (value === null || isList(value)) return text
    return text.replaceAll(`$${name}`, () => (value === hline ? 'hline' : String(value)))
  }, code)
}
