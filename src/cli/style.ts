import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Paints text for a terminal, or leaves it plain. */
export interface Style {
  readonly colored: boolean
  paint(format: Format, text: string): string
}

/** Colours only for a terminal, never with NO_COLOR (no-color.org), always with FORCE_COLOR. */
export function styleFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Style {
  const forced = (env['FORCE_COLOR'] ?? '') !== '' && env['FORCE_COLOR'] !== '0'
  const refused = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb'
  const colored = forced || (stream.isTTY === true && !refused)
  return {
    colored,
    paint: (format, text) => (colored ? styleText(format, text, { validateStream: false }) : text),
  }
}
