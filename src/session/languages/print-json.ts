import { hline, isList, PrintedNumber, type Value } from '../../document/value.ts'

/** A value as JSON: nil and rules are `null`, lists are arrays. */
export function printJson(value: Value): string {
  if (value === null || value === hline) return 'null'
  if (isList(value)) return `[${value.map(printJson).join(',')}]`
  if (value instanceof PrintedNumber) return isFinite(Number(value.text)) ? value.text : 'null'
  return JSON.stringify(value)
}

/** What jq reads of a reference: a table as objects with the names of its first row, a text as it is. */
export function jsonInput(value: Value): string {
  if (typeof value === 'string') return value
  if (!isList(value) || !value.some(isList)) return printJson(value)
  const [head, ...rows] = value.filter(isList)
  const objects = rows.map((row) => {
    const cells = row.map((cell, at) => `${JSON.stringify(nameOf(head?.[at]))}:${printJson(cell)}`)
    return `{${cells.slice(0, head?.length).join(',')}}`
  })
  return `[${objects.join(',')}]`
}

function nameOf(cell: Value | undefined): string {
  return cell === undefined || cell === null || cell === hline ? '' : String(cell)
}
