import { removeIndentation } from '../../document/org/remove-indentation.ts'
import type { Exporter } from '../context/exporter.ts'
import type { NodeOf, OrgNode } from '../tree/node.ts'
import { escapeText } from './escape.ts'
import { namedId } from './identity.ts'

const mathematics =
  /^[ \t]*\\begin\{(?:equation|eqnarray|math|displaymath|align|gather|multline|flalign|alignat|xalignat|xxalignat|subequations|dmath|dseries|dgroup|darray|empheq)\*?\}/

/** True for an environment of LaTeX whose name MathJax can refer to (`org-latex-math-environments-re`). */
export function isEquation(node: OrgNode): boolean {
  return node.type === 'latex-environment' && mathematics.test(node.value)
}

/**
 * An environment for a reader with MathJax; its name becomes a label behind its first line. Unlike Org we escape it where
 * HTML is not allowed, since it would otherwise be a way to write it.
 */
export function htmlEnvironment(
  node: NodeOf<'latex-environment'>,
  _: string,
  { context }: Exporter,
): string {
  const written = removeIndentation(node.value)
  const text = context.allowRawHtml ? written : escapeText(written)
  const label = namedId(node, context)
  return label === null ? text : text.replace(/^.*/, (line) => `${line}\n\\label{${label}}`)
}
