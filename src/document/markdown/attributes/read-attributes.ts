import { jsonForm } from './forms/json-form.ts'
import { orgForm } from './forms/org-form.ts'
import { readPairs } from './forms/read-pairs.ts'
import { type AttributeText, joined, nothing, type Reading } from './reading.ts'

/**
 * Reads attributes in each form that people write behind a fence's language or in a comment: bare pairs first, then either
 * one pair of braces, which ends at the last closing one, or Org's header arguments up to the end.
 */
export function readAttributes(at: AttributeText): Reading {
  const from = specialAt(at.text)
  const bare = readForm(at, 0, from)
  if (at.text[from] !== '{') return joined([bare, readForm(at, from, at.text.length)])
  const end = at.text.lastIndexOf('}') + 1
  if (end <= from) return joined([bare, unclosedBrace(at, from)])
  return joined([bare, readForm(at, from, end), readForm(at, end, at.text.length)])
}

/** Where braces or Org's arguments begin: behind a blank or at the very start, and not inside of a value in quotes. */
function specialAt(text: string): number {
  for (const match of text.matchAll(/=(?:"(?:[^"\\]|\\[^])*"|'[^']*')|(?<!\S)(?:\{|:(?=\S))/g)) {
    if (!match[0].startsWith('=')) return match.index
  }
  return text.length
}

function readForm(at: AttributeText, from: number, to: number): Reading {
  const part = { ...at, text: at.text.slice(from, to), start: at.start + from }
  if (part.text.trim() === '') return nothing
  return (
    jsonForm(part) ?? orgForm(part) ?? (part.text.startsWith('{') ? inBraces(part) : words(part))
  )
}

/** `{#id .class key=value}`, as Pandoc, Quarto and knitr read it. */
function inBraces(at: AttributeText): Reading {
  return readPairs({ ...at, text: at.text.slice(1, -1), start: at.start + 1 }, { bareKeys: true })
}

/** `key=value key=value`; words without an equals sign are other tools' and are left alone. */
function words(at: AttributeText): Reading {
  return readPairs(at, { bareKeys: false })
}

function unclosedBrace({ text, start }: AttributeText, from: number): Reading {
  const span = { start: start + from, end: start + text.trimEnd().length }
  const hint = 'Close the braces in the same line.'
  const reason = 'nothing closes the brace'
  return { arguments: [], faults: [{ code: 'E_HEADER_ARGUMENT', reason, hint, span }] }
}
