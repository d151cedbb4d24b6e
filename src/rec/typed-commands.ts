/** What a tape calls the keys that send these bytes; longer ones are looked for first. */
const keyNames: readonly (readonly [string, string])[] = [
  ['\u001b[3~', 'Delete'],
  ['\u001b[2~', 'Insert'],
  ['\u001b[5~', 'PageUp'],
  ['\u001b[6~', 'PageDown'],
  ['\u001b[Z', 'Shift+Tab'],
  ...arrows('['),
  ...arrows('O'),
  ['\r', 'Enter'],
  ['\n', 'Enter'],
  ['\t', 'Tab'],
  ['\u007f', 'Backspace'],
  ['\b', 'Ctrl+H'],
]

function arrows(introducer: string): [string, string][] {
  const names = { A: 'Up', B: 'Down', C: 'Right', D: 'Left' }
  return Object.entries(names).map(([final, name]) => [`\u001b${introducer}${final}`, name])
}

/** A sequence of a key that tapes do not have (ECMA-48, 5.4, and SS3). */
// oxlint-disable-next-line no-control-regex -- escape sequences are what this looks for
const otherKey = /^\u001b(?:\[[0-?]*[ -/]*[@-~]|O.)/

// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const controls = /[\u0000-\u001f\u007f]/

/**
 * The commands of a tape that press the keys which send a text: `Type` for characters, keys by their names, equal ones
 * counted. A key that tapes do not have becomes a comment.
 */
export function typedCommands(text: string): string[] {
  const pressed: { command: string; count: number }[] = []
  const press = (command: string): void => {
    const last = pressed.at(-1)
    if (last?.command === command && !command.includes(' ')) last.count += 1
    else pressed.push({ command, count: 1 })
  }
  let rest = text
  while (rest !== '') {
    const { length, commands } = nextKey(rest)
    for (const command of commands) press(command)
    rest = rest.slice(length)
  }
  return pressed.map(({ command, count }) => (count === 1 ? command : repeated(command, count)))
}

/** A count belongs to keys with a name; combinations are pressed again. */
function repeated(command: string, count: number): string {
  return command.includes('+')
    ? Array.from({ length: count }, () => command).join('\n')
    : `${command} ${count}`
}

function nextKey(text: string): { length: number; commands: string[] } {
  const named = keyNames.find(([bytes]) => text.startsWith(bytes))
  if (named !== undefined) return { length: named[0].length, commands: [named[1]] }
  const end = text.search(controls)
  if (end !== 0) {
    const shown = end < 0 ? text : text.slice(0, end)
    return { length: shown.length, commands: typeText(shown) }
  }
  const other = otherKey.exec(text)?.[0]
  if (other !== undefined) return { length: other.length, commands: [noKey(other)] }
  return controlKey(text)
}

function noKey(bytes: string): string {
  return `# no key of tapes: ${JSON.stringify(bytes)}`
}

/** Letters may stand alone, but for two that are units of time. */
function bareOrQuoted(sign: string): string {
  return /[a-z]/.test(sign) && !/[ms]/.test(sign) ? sign : `${quoteOf(sign)}${sign}${quoteOf(sign)}`
}

function controlKey(text: string): { length: number; commands: string[] } {
  const [first = '', second = ''] = text
  if (first !== '\u001b') {
    const letter = String.fromCharCode(first.charCodeAt(0) + 0x40)
    if (letter === '_') return { length: 1, commands: [noKey(first)] }
    return { length: 1, commands: [letter === '@' ? 'Ctrl+Space' : `Ctrl+${letter}`] }
  }
  // Capitals would become small with Alt.
  if (!/^[!-~]$/.test(second) || /[A-Z]/.test(second)) return { length: 1, commands: ['Escape'] }
  return { length: 2, commands: [`Alt+${bareOrQuoted(second)}`] }
}

/** What may stand around a text in a tape. */
const quotes = ['"', "'", '`'] as const

/** `Type` with the quotation marks that the text has not; a text with all three kinds is typed in parts. */
export function typeText(text: string): string[] {
  const commands: string[] = []
  let start = 0
  let free: readonly string[] = quotes
  const finish = (end: number): void => {
    if (end > start) commands.push(`Type ${free[0]}${text.slice(start, end)}${free[0]}`)
  }
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (!free.includes(sign)) continue
    if (free.length === 1) {
      finish(at)
      start = at
      free = quotes
    }
    free = free.filter((quote) => quote !== sign)
  }
  finish(text.length)
  return commands
}

function quoteOf(text: string): string {
  return quotes.find((mark) => !text.includes(mark)) ?? ''
}
