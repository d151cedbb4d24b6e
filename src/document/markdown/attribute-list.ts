import { type LineIndex, lineText } from '../line-index.ts'

/** A line of attributes as kramdown has them (kramdown syntax, "Block Inline Attribute Lists"), with its container's marks. */
const list = /^[ \t>]*\{:([^{}\r\n]*)\}[ \t]*$/

/** What a list below a fence says. */
export interface AttributeList {
  /** The language that its class names, `output` for what is printed; `''` for none. */
  readonly language: string
}

/** The attribute list in the line below the last one of a fence, both counted from 0, as in `{: .language-bash}`; null for none. */
export function attributeListBelow(lines: LineIndex, last: number): AttributeList | null {
  const found = list.exec(lineText(lines, last + 1))
  if (!found) return null
  const classes = (found[1] ?? '').match(/(?<=(?:^|\s)\.)[\w+-]+/g) ?? []
  const named = classes.find((name) => name.startsWith('language-'))?.slice('language-'.length)
  const printed = classes.some((name) => /^(?:output|error|warning)$/.test(name))
  const shell = classes.find((name) => /^(?:bash|sh|shell|zsh)$/.test(name))
  return { language: named ?? (printed ? 'output' : (shell ?? '')) }
}

/** Blanks the list of a line; null where the line is none. */
export function blankAttributeList(line: string): string | null {
  return list.test(line) ? line.replace(/\{:[^{}]*\}/, (text) => ' '.repeat(text.length)) : null
}
