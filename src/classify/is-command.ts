import { commandNames } from './command-names.ts'

/** How sure it is that a line is a command: 1 for certain, 0 for certain that it is not. */
export type Likelihood = number

/** How likely a line, without its prompt, is a shell command. */
export function isCommand(line: string): Likelihood {
  const text = line.trim()
  if (startsOddly.test(text)) return 0.8
  if (text === '' || impossible.test(text)) return 0
  if (/^[A-Za-z_]\w*\+?=/.test(text)) return assignment(text)
  const [first = '', ...rest] = text.replace(/^(?:[A-Za-z_]\w*=\S* )+/, '').split(/\s+/)
  const name = first.replace(/^[({!]+/, '')
  if (name === '' || name === '[' || name === '[[')
    return rest.length > 0 || name !== '' ? 0.8 : 0.5
  const known = commandNames.get(name)
  // These end or part a compound command, and begin none.
  if (/^(?:do|done|then|elif|else|fi|esac)$/.test(name)) return 0.3
  if (known === true) return rest.length === 0 && !/[a-z]{2}/.test(name) ? 0.5 : 0.95
  if (known === false) return isSentence(text) ? 0.1 : 0.8
  // A path alone may be a line of a listing, unless it is one of a program in this directory.
  if (/^(?:\.{1,2}|~)?\/[\w./~-]+$/.test(name))
    return name.startsWith('/') && rest.length === 0 ? 0.4 : 0.85
  return unknownCommand(name, rest)
}

/** True for what is no command and does not begin as one: with a variable, or with a word that may be a program. */
export function isNoCommand(text: string): boolean {
  return isCommand(text) <= 0.1 && !/^\s*(?:\$|[a-z_][\w.+-]*(?:\s|$))/.test(text)
}

/** What no command begins with: numbers, tables, markup, JSON, log lines, URLs, prose marks, templates, comments of other languages. */
const impossible =
  /^(?:[\d"'|+<>=*•–—,;:%^@]|-|[a-z][a-z\d]*:\/\/|\/\/|\{\{|\}|\]|\)|[A-Z][\w ]*: |[IWEF]\d{4} |\p{Lu}\p{Ll}+ [\p{Ll}]+ |ts=|level=|time=)/u

/** A program that a variable in quotes names, the command `:`, and a program whose name begins with a digit. */
const startsOddly = /^(?:"\$[^"]*"(?=\s|\/|$)|: (?:[|"'$>]|\w+=)|7z[ar]? )/

function assignment(text: string): Likelihood {
  const value = text.slice(text.indexOf('=') + 1)
  // A log line in logfmt has several keys; a command has its program behind the values.
  return /^\S* \w+=\S* \w+=/.test(value) && !/^["'$(`]/.test(value) ? 0.2 : 0.9
}

const joints =
  /\b(?:to|the|a|an|your|you|of|and|or|for|is|are|be|that|this|it|we|can|will|with|from|into|by|as|all|each)\b/i

/** True when the words read as prose: small words in between, no option, path, variable or operator. */
export function isSentence(text: string): boolean {
  if (/(?:^|\s)--?\w|[$|<>`{}\\=*]|;\s*(?:do|then)$|\S\/\S|(?:^|\s)\.{0,2}\/|&&/m.test(text))
    return false
  const count = text.split(/\s+/).length
  return count >= 3 && (joints.test(text) || /[.!?:]$/.test(text) || count >= 5)
}

/** A word that is no known program: what stands behind it tells whether it can be one. */
function unknownCommand(name: string, rest: readonly string[]): Likelihood {
  if (!/^[a-z_][\w.+-]*$/.test(name)) return 0.1
  if (rest.at(-1) === '\\') return 0.75
  if (isSentence([name, ...rest].join(' '))) return 0.05
  if (rest.some((word) => /^--?[a-z]/i.test(word))) return 0.75
  if (rest.some((word) => /^[|&<>]{1,2}$/.test(word))) return 0.6
  return rest.length === 0 ? 0.3 : 0.35
}
