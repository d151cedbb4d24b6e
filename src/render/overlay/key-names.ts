/** What a person pressed: characters, or one key with a name. */
export interface PressedKey {
  readonly text: string
  /** A character that was typed as it is. */
  readonly isTyped: boolean
}

/** Final bytes of keys (xterm, "Control Sequences", PC-Style Function Keys). */
const finals: Readonly<Record<string, string>> = {
  A: '↑',
  B: '↓',
  C: '→',
  D: '←',
  F: 'End',
  H: 'Home',
  P: 'F1',
  Q: 'F2',
  R: 'F3',
  S: 'F4',
  Z: 'Shift+Tab',
}

/** Keys by the first number of their sequence, which ends in `~`. */
const numbered: Readonly<Record<string, string>> = {
  2: 'Insert',
  3: 'Delete',
  5: 'PageUp',
  6: 'PageDown',
  15: 'F5',
  17: 'F6',
  18: 'F7',
  19: 'F8',
  20: 'F9',
  21: 'F10',
  23: 'F11',
  24: 'F12',
}

const named: Readonly<Record<string, string>> = {
  '\r': 'Enter',
  '\n': 'Enter',
  '\t': 'Tab',
  '\b': 'Ctrl+Backspace',
  '\u007f': 'Backspace',
  '\u001b': 'Esc',
  '\0': 'Ctrl+Space',
}

/** A sequence of a key, Escape with a character, a control character, or a character. */
// oxlint-disable-next-line no-control-regex -- keys send control characters
const key = /\u001b[[O]([\d;]*)([A-Za-z~])|\u001b([^\u001b])|([\u0000-\u001f\u007f])|(.)/gsu

/** The keys that a terminal's input stands for, in order. */
export function keyNames(input: string): PressedKey[] {
  return Array.from(input.matchAll(key), ([, numbers, final, alt, control, typed]) => {
    if (typed !== undefined) return { text: typed, isTyped: true }
    if (control !== undefined) return { text: controlName(control), isTyped: false }
    if (alt !== undefined) return { text: `Alt+${named[alt] ?? alt}`, isTyped: false }
    return { text: sequenceName(numbers ?? '', final ?? ''), isTyped: false }
  })
}

function controlName(control: string): string {
  return named[control] ?? `Ctrl+${String.fromCharCode(control.charCodeAt(0) + 64)}`
}

/** The second number is 1 and a sum: Shift 1, Alt 2, Control 4. */
function sequenceName(numbers: string, final: string): string {
  const [first = '', second = '1'] = numbers.split(';')
  const name = (final === '~' ? numbered[first] : finals[final]) ?? 'Esc'
  const sum = Number(second) - 1
  const modifiers = ['Shift', 'Alt', 'Ctrl'].filter((_, bit) => (sum & (1 << bit)) !== 0)
  return [...modifiers.toReversed(), name].join('+')
}
