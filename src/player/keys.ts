import { modifiedKey } from './modified-key.ts'

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

/** In the modes of arrows they are as these. */
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

/** The bytes of a character of a typed text. */
export function typedKey(sign: string, modes: KeyModes): string {
  const arrow = arrowSigns[sign]
  return arrow === undefined ? sign : (namedKey(arrow, modes) ?? '')
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

function controlKey(key: string, alt: boolean, shift: boolean): string {
  // With Shift alone a character belongs to the terminal's window, but for two signs that need it.
  const isCharacter = key.length === 1 || key === 'Space'
  if (isCharacter && shift && !alt) return shiftedControls[key] ?? ''
  const named = modifiedKey(key, { shift, alt, control: true })
  if (named !== null) return named
  const control = controlCharacter(key)
  return control !== '' && alt ? escape + control : control
}

const shiftedControls: Readonly<Record<string, string>> = { '@': '\0', _: '\u001f' }

/** Signs of one key and the byte that Control makes of it (xterm.js, Keyboard.ts; the digits are those of a VT220). */
const controlSigns: ReadonlyMap<string, string> = new Map(
  ['[{3#\u001b', '\\|4$\u001c', ']}5%\u001d', '^6\u001e', '7&\u001f', '8*\u007f'].flatMap((key) =>
    Array.from(key.slice(0, -1), (sign) => [sign, key.slice(-1)] as const),
  ),
)

/** The control character of a key, `''` for one that has none; letters have those of ECMA-48, 5.3. */
function controlCharacter(key: string): string {
  return /^[A-Za-z]$/.test(key)
    ? String.fromCharCode(key.charCodeAt(0) & 0x1f)
    : (controlSigns.get(key) ?? '')
}

/** The bytes of `Alt+…`: Escape and the character, which is never a capital; arrows as with Control (xterm.js, Keyboard.ts). */
export function altKeys(text: string): string {
  if (text === 'Enter') return `${escape}\r`
  if (text === 'Tab') return '\t'
  return withArrows(text, 5, (sign) => `${escape}${sign.toLowerCase()}`)
}

/** The bytes of `Shift+…`; characters are as written, but for arrows, which are keys. */
export function shiftKeys(text: string): string {
  if (text === 'Enter') return '\r'
  return text === 'Tab' ? `${escape}[Z` : withArrows(text, 2, (sign) => sign)
}

/** The bytes of text of which the arrows are keys with that parameter. */
function withArrows(text: string, parameter: number, bytesOf: (sign: string) => string): string {
  return Array.from(text, (sign) => {
    const arrow = arrowSigns[sign]
    return arrow === undefined ? bytesOf(sign) : `${escape}[1;${parameter}${arrowFinals[arrow]}`
  }).join('')
}
