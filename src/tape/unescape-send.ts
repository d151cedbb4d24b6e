const named: Readonly<Record<string, string>> = {
  e: '\u001b',
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
}

const escape = /\\(?:x([0-9A-Fa-f]{2})|u\{([0-9A-Fa-f]{1,6})\}|([\s\S]?))/g

/** The text of a `Send` with its escapes read; null when a backslash stands before something else. */
export function unescapeSend(text: string): string | null {
  let isGood = true
  const plain = text.replaceAll(
    escape,
    (_all, hex?: string, point?: string, name?: string): string => {
      const code = Number.parseInt(hex ?? point ?? '', 16)
      if (code <= 0x10ffff) return String.fromCodePoint(code)
      const sign = named[name ?? '']
      isGood &&= sign !== undefined
      return sign ?? ''
    },
  )
  return isGood ? plain : null
}
