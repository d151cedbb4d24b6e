import type { EmulatorCore, SgrParams, SgrStyle, StringDecoder } from './emulator-core.ts'

/** Shorter text is decoded before it would be looked at. */
const longText = 256

/** Of the words of colours: the kind "direct colour", and what is no part of a colour (xterm.js, Constants.ts). */
const directColor = 0x3000000
const noColor = ~0x3ffffff

/**
 * Replaces two functions of the emulator that take a third of the time of programs which draw with direct colours, by
 * ones that do the same in less time: of ASCII text each code is a code point, and a direct colour without colons is
 * three numbers. All else goes to the emulator's own.
 */
export function quickenEmulator({ _inputHandler: handler }: EmulatorCore): void {
  quickenDecoder(handler._stringDecoder)
  const extractColor = handler._extractColor.bind(handler)
  handler._extractColor = (params, at, style) =>
    isDirect(params, at) && putDirect(params.params, at, style)
      ? 4
      : extractColor(params, at, style)
}

function quickenDecoder(decoder: StringDecoder): void {
  const decode = decoder.decode.bind(decoder)
  decoder.decode = (text, target) => {
    // UTF-8 has one byte only for ASCII.
    const isAscii = text.length >= longText && Buffer.byteLength(text) === text.length
    if (!isAscii || decoder._interim !== 0) return decode(text, target)
    target.set(Buffer.from(text, 'latin1'))
    return text.length
  }
}

/** A colour `38;2;R;G;B`. */
function isDirect({ params, length, _subParamsLength: colons }: SgrParams, at: number): boolean {
  return colons === 0 && params[at + 1] === 2 && at + 4 < length
}

/** Underlines have their colour elsewhere. */
function putDirect(params: ArrayLike<number>, at: number, style: SgrStyle): boolean {
  const kind = params[at]
  const red = (params[at + 2] ?? 0) & 255
  const green = (params[at + 3] ?? 0) & 255
  const blue = (params[at + 4] ?? 0) & 255
  const color = directColor | (red << 16) | (green << 8) | blue
  if (kind === 38) style.fg = (style.fg & noColor) | color
  else if (kind === 48) style.bg = (style.bg & noColor) | color
  return kind === 38 || kind === 48
}
