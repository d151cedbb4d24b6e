import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The text of a file of asciinema-player's bundle, which stands in pages so that they load nothing. */
export function playerAsset(name: 'asciinema-player.css' | 'asciinema-player.min.js'): string {
  const path = createRequire(import.meta.url).resolve(`asciinema-player/dist/bundle/${name}`)
  return readFileSync(path, 'utf8')
}
