import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml'

import { type LineIndex, placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import { nearest } from '../plan/nearest.ts'

/** The shortest cassette, for a hint. */
const cassetteForm =
  'A cassette is "version: 1" and "commands:", a list of commands as in "- run: kubectl get pods", each with its "stdout: TEXT".'

/** Reads the YAML nodes of a cassette strictly; mistakes are RunbookErrors E_CASSETTE with their place. */
export class CassetteReader {
  readonly #lines: LineIndex

  constructor(lines: LineIndex) {
    this.#lines = lines
  }

  /** A mapping with known keys only. */
  map(node: unknown, keys: readonly string[]): YAMLMap {
    if (!isMap(node))
      throw this.mistake(`expected a mapping with ${keys.join(', ')}`, node as Node | null)
    for (const pair of node.items) this.#checkKey(pair, keys)
    return node
  }

  value(map: YAMLMap, key: string): unknown {
    const node = map.get(key, true)
    if (node === undefined || isScalar(node)) return node?.value
    throw this.mistake(`"${key}" must be a single value, written out`, map)
  }

  text(map: YAMLMap, key: string): string {
    const node = map.get(key, true)
    if (node === undefined) return ''
    if (isScalar(node) && typeof node.value === 'string') return node.value
    throw this.mistake(`"${key}" must be text`, map)
  }

  mistake(reason: string, node: Node | null): RunbookError {
    const [start = 0, end = 1] = node?.range ?? []
    return this.error(reason, { start, end })
  }

  error(reason: string, span: { start: number; end: number }): RunbookError {
    const place = placeOf(this.#lines, span)
    return new RunbookError('E_CASSETTE', reason, { place, hint: cassetteForm })
  }

  #checkKey(pair: Pair, keys: readonly string[]): void {
    const key = isScalar(pair.key) ? String(pair.key.value as string) : ''
    if (keys.includes(key)) return
    const near = nearest(key, keys)
    throw this.mistake(
      `"${key}" is no key here; ${near ? `did you mean "${near}"?` : `there are ${keys.join(', ')}`}`,
      pair.key as Node,
    )
  }
}
