import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../shared/seeds')

/** Documents of strangers, which live outside of this project: tests that read them skip where they are absent. */
export const seedsAbsent = !existsSync(folder)

function seedPath(name: string): string {
  return resolve(folder, name)
}

export function seedText(name: string): string {
  return readFileSync(seedPath(name), 'utf8')
}
