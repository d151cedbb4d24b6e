import type { IParser } from '@xterm/headless'

/** Colours that a terminal shows, each 0xrrggbb; there are 256 indexed ones. */
export interface ShownColors {
  readonly foreground: number
  readonly background: number
  readonly cursor: number
  readonly indexed: readonly number[]
}

/** The first of the numbers by which programs ask for text, ground and cursor (xterm, "ctlseqs", OSC 10 to 12). */
const firstSpecial = 10

/**
 * Tells programs the colours that they ask for (OSC 4 and 10 to 12), as xterm.js does in a browser: many draw otherwise on a
 * light ground than on a dark one. Several may be asked for at once.
 */
export function answerColors(
  parser: IParser,
  colors: ShownColors,
  reply: (data: string) => void,
): void {
  const { foreground, background, cursor, indexed } = colors
  const tell = (name: string, color: number | undefined): void => {
    if (color !== undefined) reply(`\u001b]${name};${printColor(color)}\u001b\\`)
  }
  const special = [foreground, background, cursor]
  for (const at of special.keys())
    parser.registerOscHandler(firstSpecial + at, (data) => {
      for (const [next, word] of data.split(';').slice(0, special.length).entries())
        if (word === '?') tell(String(firstSpecial + at + next), special[at + next])
      return false
    })
  parser.registerOscHandler(4, (data) => {
    for (const [, index = ''] of data.matchAll(/(?<=^|;)(\d{1,3});\?(?=;|$)/g))
      tell(`4;${Number(index)}`, indexed[Number(index)])
    return false
  })
}

/** As XParseColor(3) reads it, with sixteen bits a channel. */
function printColor(color: number): string {
  const hex = color.toString(16).padStart(6, '0')
  return `rgb:${hex.replace(/(..)(..)(..)/, '$1$1/$2$2/$3$3')}`
}
