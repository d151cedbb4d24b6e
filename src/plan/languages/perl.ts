import { hline, isList, type Value } from '../../document/value.ts'
import { composeStatements } from './compose-statements.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** Perl as Org has it (ob-perl). */
export const perl: LanguageSyntax = {
  name: 'perl',
  arguments: {},
  unread: ['stdin', 'cmdline'],
  defaults: {},
  session: 'meaningless',
  compose: (parts) => composeStatements(parts, statement),
}

/** Lists are references to arrays, an item a line; everything else is text (org-babel-perl--var-to-perl). */
function statement(name: string, value: Value): string {
  const isArray = value === null || isList(value)
  return `my $${name}=${isArray ? '\n' : ''}${literal(value, '')};\n`
}

function literal(value: Value, indent: string): string {
  if (value !== null && !isList(value))
    return `${indent}${quoted(value === hline ? 'hline' : String(value))}`
  const items = (value ?? []).map((item) => `${literal(item, `${indent}  `)},\n`)
  return `${indent}[\n${items.join('')}${indent}]`
}

/** Org writes `q(…)`, which a text with a round bracket alone or a backslash would break: that gets its own marks. */
function quoted(text: string): string {
  const isSafe = !/[()\\]/.test(text) || isBalanced(text)
  return isSafe ? `q(${text})` : `'${text.replace(/['\\]/g, String.raw`\$&`)}'`
}

/** True when every bracket has its partner and no backslash changes that or itself. */
function isBalanced(text: string): boolean {
  if (/\\[()\\]|\\$/.test(text)) return false
  let depth = 0
  for (const char of text) {
    if (char === '(') depth += 1
    if (char === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}
