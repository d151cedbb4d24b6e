/** CSI finals without prefix that move the cursor, erase, shift cells or lines, and scroll (ECMA-48, 8.3). */
const plainFinals = '@ABCDEFGHIJKLMPSTXZ`abdefrsu'

/** Emulators repeat a scroll as often as it says: a larger number would only keep them busy. */
const oversized = /\d{6}/

/**
 * DEC private modes: autowrap, cursor visibility, alternate screen in all its forms, synchronised output
 * (xterm, "ctlseqs").
 */
const privateModes: ReadonlySet<string> = new Set(['7', '25', '47', '1047', '1048', '1049', '2026'])

/**
 * Escapes without their ESC: save and restore cursor, index, next line, reverse index; line drawing or ASCII as the
 * character set G0 or G1 (xterm, "ctlseqs").
 */
const escapes: ReadonlySet<string> = new Set(['7', '8', 'D', 'E', 'M', '(0', '(B', ')0', ')B'])

/** True for what may follow ESC in an allowed escape sequence. */
export function allowedEscape(body: string): boolean {
  return escapes.has(body)
}

/**
 * The CSI sequence to pass on for a body such as `1;31m`, `''` for none.
 *
 * Private modes which are not allowed are taken out of the list, so that `?12;25h` still shows the cursor.
 */
export function allowedCsi(body: string): string {
  const parameters = body.slice(0, -1)
  const final = body.slice(-1)
  if (final === 'm') return pass(body, /^[\d;:]*$/.test(parameters))
  if (final === 'q') return pass(body, /^\d* $/.test(parameters))
  if (final === 'h' || final === 'l') return allowedModes(parameters, final)
  // With five parameters T starts mouse tracking; with one s sets margins. b writes as many characters as it says.
  const most = { T: /^\d*$/, b: /^\d{0,3}$/, s: /^$/, u: /^$/ }[final] ?? /^[\d;]*$/
  return pass(body, plainFinals.includes(final) && most.test(parameters) && !oversized.test(body))
}

function allowedModes(parameters: string, final: string): string {
  // IRM (ECMA-48, 7.2.10) shifts what is there instead of overwriting it.
  if (parameters === '4') return `\u001b[4${final}`
  if (!parameters.startsWith('?')) return ''
  const modes = parameters
    .slice(1)
    .split(';')
    .filter((mode) => privateModes.has(mode))
  return modes.length === 0 ? '' : `\u001b[?${modes.join(';')}${final}`
}

/**
 * The OSC sequence to pass on for a body such as `8;;https://example.org`: a link's start or end, else `''`. Its address
 * begins behind the second semicolon, since parameters hold none.
 */
export function allowedControlString(body: string): string {
  const link = /^8;([!-:<-~]*);(|https?:\/\/[!-~]+)$/i.exec(body)
  return link ? `\u001b]8;${link[1]};${link[2]}\u001b\\` : ''
}

function pass(body: string, allowed: boolean): string {
  return allowed ? `\u001b[${body}` : ''
}
