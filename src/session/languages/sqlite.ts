import { isList, type Value } from '../../document/value.ts'
import { exportedText } from '../../plan/exported-rows.ts'
import { shellQuote } from '../../plan/shell-quote.ts'
import type { ProgramBlock } from './program-block.ts'
import type { ProgramLanguage } from './program-language.ts'
import { shellLines } from './shell-lines.ts'
import { withoutRules } from './without-rules.ts'

/** SQLite's command line; tables are CSV unless an argument says otherwise. */
export const sqlite: ProgramLanguage = {
  name: 'sqlite',
  programs: ['sqlite3'],
  debianPackage: 'sqlite3',
  programArgument: '',
  session: null,
  start(block) {
    const files = tableFiles(block)
    const script = files.reduce(
      (text, { name, path }) => text.replaceAll(`$${name}`, () => path),
      block.script,
    )
    const words = [block.program, ...options(block)].filter((word) => word !== '').join(' ')
    const command = shellLines({
      words: [plainWords.test(words) ? words : `sh -c ${shellQuote(words)}`],
      code: '',
      input: `${script}\n`,
    })
    return files.length === 0 ? command : withFiles(block.nonce, files, command)
  },
}

const formats: readonly string[] = ['csv', 'column', 'line', 'list', 'html']

function options({ own, colnames }: ProgramBlock): string[] {
  const flags = ['header', 'echo', 'bail', 'column', 'csv', 'html', 'line', 'list']
  const hasFormat = formats.some((name) => name in own) || Boolean(own['separator'])
  return [
    colnames ? '-header' : '-noheader',
    ...['separator', 'nullvalue'].flatMap((name) => textOption(name, own[name])),
    ...flags.filter((name) => name in own).map((name) => `-${name}`),
    hasFormat ? '' : '-csv',
    own['db'] ?? '',
  ]
}

/** The shell reads the text as it stands, as Org leaves everything to it: `;` ends the command, and `\;` does not. */
function textOption(name: string, text: string | undefined): string[] {
  return text ? [`-${name} ${text}`] : []
}

/** Without a character that might end the command or its line. */
const plainWords = /^[\w\s./:=,@%+'"-]*$/

interface TableFile {
  readonly name: string
  readonly path: string
  readonly text: string
}

/** Tables and lists become files of CSV, for `.import` (org-babel-sql-expand-vars). */
function tableFiles({ variables, nonce }: ProgramBlock): TableFile[] {
  return variables.flatMap(({ name, value }, index) => {
    if (value !== null && !isList(value)) return []
    const path = `${directoryOf(nonce)}/${index}.csv`
    return [{ name, path, text: csv(withoutRules(value ?? [])) }]
  })
}

function directoryOf(nonce: string): string {
  return `/tmp/runbook-${nonce}`
}

/** The files are there while the command runs. */
function withFiles(nonce: string, files: readonly TableFile[], command: string): string {
  const directory = directoryOf(nonce)
  const written = files.map(({ path, text }) => `printf %s ${shellQuote(text)} >${path}`)
  const removal = `trap 'rm -rf ${directory}' EXIT`
  return [`mkdir -m 700 ${directory} || exit`, removal, ...written, command].join('\n')
}

/** CSV as Org writes it: texts with quotes, commas or line ends in quotes (orgtbl-to-csv). */
function csv(value: Value): string {
  if (!isList(value)) return csvCell(String(value))
  const rows: readonly Value[] = value.some(isList) ? value.filter((row) => row !== null) : [value]
  const lists = rows.map((row): Value => (isList(row) ? row : ([row] as readonly Value[])))
  return exportedText(lists, { separator: ',', hlineString: '', cell: csvCell })
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
