import { addToGroup } from '../../document/add-to-group.ts'
import { commaEscape } from '../../document/org/comma-escape.ts'
import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import { removeIndentation } from '../../document/org/remove-indentation.ts'
import { alignTable } from '../../results/org/align-table.ts'
import { codeSwitches } from '../context/code-lines.ts'
import { normalizeEnd } from '../context/normalize-end.ts'
import type { AffiliatedEntry, CodeBlockNode, ElementNode, TableNode } from '../tree/node.ts'
import { readObjects } from '../tree/read-objects.ts'
import { interpret } from './object-syntax.ts'

/** Keywords that may stand several times; of the others the last one counts. */
const multiple: ReadonlySet<string> = new Set(['caption', 'header'])

/** The affiliated keywords of an element as Org text, without attributes for back ends; captions hold objects, which are written anew. */
export function affiliatedSyntax({ affiliated }: ElementNode, reading: ObjectSettings): string {
  const kept = affiliated.filter(({ key }) => !key.startsWith('attr_'))
  const byKey = new Map<string, AffiliatedEntry[]>()
  for (const entry of kept) {
    if (multiple.has(entry.key)) addToGroup(byKey, entry.key, entry)
    else byKey.set(entry.key, [entry])
  }
  const written = (key: string, value: string): string =>
    key === 'caption' ? interpret(readObjects(value, 'keyword', reading)) : value
  return [...byKey.values()]
    .flat()
    .map(
      ({ key, option, value }) =>
        `#+${key}${option === null ? '' : `[${written(key, option)}]`}: ${written(key, value)}\n`,
    )
    .join('')
}

/** A block of code or of an example as Org text, its body two blanks in. */
export function codeSyntax(node: CodeBlockNode): string {
  const body = normalizeEnd(commaEscape(indentedBody(node)))
  if (node.type === 'example-block') return `#+begin_example${node.switches}\n${body}#+end_example`
  const words = [node.language, node.switches, node.parameters].filter((word) => word !== '')
  return `#+begin_src${words.map((word) => ` ${word}`).join('')}\n${body}#+end_src`
}

function indentedBody(node: CodeBlockNode): string {
  if (codeSwitches(node).keepsIndentation) return node.value
  return removeIndentation(node.value).replace(/(?<![^\n])(?=[ \t]*\S)/g, '  ')
}

/** A table as Org text, its columns aligned. */
export function tableSyntax(node: TableNode, contents: string): string {
  const rows = contents.replace(/\n$/, '').split('\n')
  const formulas = node.formulas.map((formula) => `#+TBLFM: ${formula}`).join('\n')
  return `${alignTable(rows, 'written').join('\n')}\n${formulas}`
}
