const escape = '\u001b'

/** The keys that are held down with another one. */
export interface Modifiers {
  readonly shift: boolean
  readonly alt: boolean
  readonly control: boolean
}

const finals: Readonly<Record<string, string>> = {
  Up: 'A',
  Down: 'B',
  Right: 'C',
  Left: 'D',
  Home: 'H',
  End: 'F',
  F1: 'P',
  F2: 'Q',
  F3: 'R',
  F4: 'S',
}

const numbers: Readonly<Record<string, number>> = {
  Insert: 2,
  Delete: 3,
  PageUp: 5,
  PageDown: 6,
  F5: 15,
  F6: 17,
  F7: 18,
  F8: 19,
  F9: 20,
  F10: 21,
  F11: 23,
  F12: 24,
}

/** Keys that have a character: what Shift makes of it, and Control. */
const characters: Readonly<Record<string, { plain: string; shift: string; control: string }>> = {
  Tab: { plain: '\t', shift: `${escape}[Z`, control: '\t' },
  Escape: { plain: escape, shift: escape, control: escape },
  Enter: { plain: '\r', shift: '\r', control: '\r' },
  Space: { plain: ' ', shift: ' ', control: '\0' },
  Backspace: { plain: '\u007f', shift: '\u007f', control: '\b' },
}

/** The bytes of a key with a name while others are held down (xterm, "Control Sequences", PC-Style Function Keys); null for a name that is no key's. */
export function modifiedKey(name: string, { shift, alt, control }: Modifiers): string | null {
  // The parameter is 1 and a sum.
  const parameter = 1 + Number(shift) + 2 * Number(alt) + 4 * Number(control)
  const final = finals[name]
  if (final !== undefined) return `${escape}[1;${parameter}${final}`
  const number = numbers[name]
  if (number !== undefined) return `${escape}[${number};${parameter}~`
  const character = characters[name]
  if (character === undefined) return null
  const bytes = control ? character.control : shift ? character.shift : character.plain
  return alt ? escape + bytes : bytes
}
