import { lineStart, lineText, type LineIndex } from '../line-index.ts'
import { trimChars } from '../trim-chars.ts'
import type { OrgElement } from './element.ts'
import { linePatterns } from './line-patterns.ts'

/** An affiliated keyword: `key` in lower case with old spellings resolved; `option` is the part in brackets. */
export interface AffiliatedKeyword {
  readonly key: string
  /** The key as it is spelt, in lower case. */
  readonly spelling: string
  readonly option: string | null
  /** Offset of the option; without meaning where there is none. */
  readonly optionAt: number
  readonly value: string
  /** Offset of the value. */
  readonly valueAt: number
}

const aliases: Readonly<Record<string, string>> = {
  data: 'name',
  label: 'name',
  resname: 'name',
  source: 'name',
  srcname: 'name',
  tblname: 'name',
  result: 'results',
  headers: 'header',
}

/** The keyword on one line (from 0), or null (org-syntax, "Affiliated Keywords"). */
export function affiliatedKeyword(lines: LineIndex, line: number): AffiliatedKeyword | null {
  const text = lineText(lines, line)
  const match = linePatterns.affiliated.exec(text)
  if (!match) return null
  const key = (match[1] ?? match[3] ?? '').toLowerCase()
  const [{ length }] = match
  const value = trimChars(text.slice(length), ' \t')
  const start = lineStart(lines, line)
  return {
    key: aliases[key] ?? key,
    spelling: key,
    option: match[2] ?? null,
    optionAt: start + text.indexOf('[') + 1,
    value,
    valueAt: start + length,
  }
}

/** All keywords in front of an element, top to bottom. */
export function affiliatedKeywords(lines: LineIndex, element: OrgElement): AffiliatedKeyword[] {
  const found: AffiliatedKeyword[] = []
  for (let line = element.begin; line < element.start; line += 1) {
    const keyword = affiliatedKeyword(lines, line)
    if (keyword) found.push(keyword)
  }
  return found
}
