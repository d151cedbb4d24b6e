const escape = '\u001b'

/** What the terminal is told about arrow keys (DECCKM). */
export interface KeyModes {
  readonly applicationCursor: boolean
}

/** The keys with a name that are no arrows (xterm, "Control Sequences", PC-Style Function Keys). */
const namedKeys: Record<string, string> = {
  Enter: '\r',
  Tab: '\t',
  Space: ' ',
  Backspace: '\u007f',
  Delete: `${escape}[3~`,
  Insert: `${escape}[2~`,
  Escape: escape,
  PageUp: `${escape}[5~`,
  PageDown: `${escape}[6~`,
}

/** F5 to F12; the first four have a form of their own. */
const functionNumbers = [15, 17, 18, 19, 20, 21, 23, 24]
for (const [index, number] of functionNumbers.entries()) {
  namedKeys[`F${index + 5}`] = `${escape}[${number}~`
}
for (const [index, final] of ['P', 'Q', 'R', 'S'].entries()) {
  namedKeys[`F${index + 1}`] = `${escape}O${final}`
}

const arrowFinals: Readonly<Record<string, string>> = { Up: 'A', Down: 'B', Right: 'C', Left: 'D' }

/** As arrows, but not with modifiers. */
const homeFinals: Readonly<Record<string, string>> = { Home: 'H', End: 'F' }

/** Text that VHS presses as arrow keys. */
const arrowSigns: Readonly<Record<string, string>> = {
  '↑': 'Up',
  '↓': 'Down',
  '→': 'Right',
  '←': 'Left',
}

/** The bytes of a key with a name, as in `Enter` or `Up`; null for a name that is no key's. */
export function namedKey(name: string, modes: KeyModes): string | null {
  const final = arrowFinals[name] ?? homeFinals[name]
  if (final === undefined) return namedKeys[name] ?? null
  return `${escape}${modes.applicationCursor ? 'O' : '['}${final}`
}

/** The bytes of each character of a typed text. */
export function typedKeys(text: string, modes: KeyModes): string[] {
  return Array.from(text, (sign) => {
    const arrow = arrowSigns[sign]
    return arrow === undefined ? sign : (namedKey(arrow, modes) ?? '')
  })
}

/** The bytes of `Ctrl+…`: its parts as the tape has them, modifiers first; `''` for combinations that send nothing. */
export function controlKeys(parts: readonly string[]): string {
  const alt = parts.includes('Alt')
  const shift = parts.includes('Shift')
  return parts
    .filter((part) => part !== 'Alt' && part !== 'Shift')
    .map((key) => controlKey(key, alt, shift))
    .join('')
}

const controlNames: Readonly<Record<string, string>> = { Enter: '\r', Backspace: '\b' }

function controlKey(key: string, alt: boolean, shift: boolean): string {
  const prefix = alt ? escape : ''
  const final = arrowFinals[key]
  // The parameter is 1 and a sum: Shift 1, Alt 2, Control 4.
  if (final !== undefined) return `${escape}[1;${1 + Number(shift) + 2 * Number(alt) + 4}${final}`
  const named = controlNames[key]
  if (named !== undefined) return prefix + named
  const control = key === 'Space' ? '\0' : controlCharacter(key)
  // With Shift alone the combination belongs to the terminal's window.
  return control === '' || (shift && !alt) ? '' : prefix + control
}

/** The control character of a key (ECMA-48, 5.3): letters, and the signs behind them in the code table. */
function controlCharacter(key: string): string {
  return /^[A-Za-z[\\\]^]$/.test(key)
    ? String.fromCharCode(key.toUpperCase().charCodeAt(0) & 0x1f)
    : ''
}

/** The bytes of `Alt+…`: Escape and the character, which is never a capital. */
export function altKeys(text: string): string {
  if (text === 'Enter') return `${escape}\r`
  if (text === 'Tab') return '\t'
  return Array.from(text, (sign) => `${escape}${sign.toLowerCase()}`).join('')
}

/** The bytes of `Shift+…`; characters are as written. */
export function shiftKeys(text: string): string {
  if (text === 'Enter') return '\r'
  return text === 'Tab' ? `${escape}[Z` : text
}
