import { readWoff2 } from '../../../src/screen/font-file/read-woff2.ts'
import { readCharacterMap } from '../../../src/screen/font/character-map.ts'

/** The characters of a picture's font of a weight, as its character map has them. */
export function embeddedCharacters(
  svg: string,
  rule = /@font-face\{font-family:Runbook;src:[^}]*\}/,
): string {
  const [, data = ''] = /base64,([^)]*)/.exec(rule.exec(svg)?.[0] ?? '') ?? []
  const cmap = readWoff2(Buffer.from(data, 'base64')).get('cmap')
  if (cmap === undefined) return ''
  const glyphOf = readCharacterMap(cmap, 0)
  const codes = Array.from({ length: 0xffff }, (_, codePoint) => codePoint)
  return String.fromCodePoint(...codes.filter((codePoint) => glyphOf(codePoint) !== 0))
}
