import { jsonOrNull } from '../../document/json-or-null.ts'
import { readNumber } from '../../document/read-number.ts'
import { hline, type Value } from '../../document/value.ts'

/**
 * The value of what jq printed: an array of arrays is a table, one of objects a table with the names of the first one, any
 * other array a row; everything else is the text itself, as in the package jq-mode.
 */
export function readJson(text: string): Value {
  try {
    return valueOf(text)
  } catch (error) {
    // It nests deeper than can be written again.
    if (error instanceof RangeError) return text
    throw error
  }
}

function valueOf(text: string): Value {
  // Several values that follow each other are no JSON, and stay text.
  const data = jsonOrNull(text)
  if (!Array.isArray(data) || data.length === 0) return text.trim() === '[]' ? null : text
  const [first] = data as readonly unknown[]
  if (Array.isArray(first)) return data.map((row) => (Array.isArray(row) ? row : [row]).map(cell))
  if (typeof first !== 'object' || first === null) return [data.map(cell)]
  const names = Object.keys(first)
  return [names, hline, ...data.map((row) => cellsOf(row, names))]
}

/** What is no object has its value in the first column alone. */
function cellsOf(row: unknown, names: readonly string[]): Value[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return [cell(row)]
  const members = new Map(Object.entries(row))
  return names.map((name) => cell(members.get(name)))
}

/** Null and what is not there are empty. */
function cell(value: unknown): Value {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return readNumber(String(value)) ?? String(value)
  return value === null || value === undefined ? '' : JSON.stringify(value)
}
