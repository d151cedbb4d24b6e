import { type Color, type Style, underlines } from './cell.ts'

/** The parameters of SGR (ECMA-48, 8.3.117) that a style is written with, as in `1;38;5;208`; `''` for the default. */
export function sgrOf(style: Style): string {
  const underline = underlines.indexOf(style.underline)
  return [
    ...(style.bold ? ['1'] : []),
    ...(style.dim ? ['2'] : []),
    ...(style.italic ? ['3'] : []),
    ...(underline === 0 ? [] : [underline === 1 ? '4' : `4:${underline}`]),
    ...(style.inverse ? ['7'] : []),
    ...(style.hidden ? ['8'] : []),
    ...(style.strike ? ['9'] : []),
    ...colorOf(style.foreground, 30),
    ...colorOf(style.background, 40),
    ...(style.overline ? ['53'] : []),
    ...colorOf(style.underlineColor, 50),
  ].join(';')
}

/** `base` 30 is the text, 40 the ground, 50 the underline, which has no short forms. */
function colorOf(color: Color, base: 30 | 40 | 50): string[] {
  if (color.kind === 'default') return []
  if (color.kind === 'rgb') {
    const { value } = color
    return [`${base + 8};2;${value >> 16};${(value >> 8) & 255};${value & 255}`]
  }
  const { index } = color
  if (base === 50 || index > 15) return [`${base + 8};5;${index}`]
  return [String(index < 8 ? base + index : base + 60 + index - 8)]
}
