/** Permission bits that symbolic changes start from (`org-babel-tangle-default-file-mode`). */
const base = 0o644

/**
 * The permission bits that a `:tangle-mode` asks for, null when it is none: `o755`, `rwxr-x---`, or changes to
 * 644 as in `u+x,go=` (org-babel-interpret-file-mode; chmod(1)). A bare number is decimal, as Emacs reads it: 493 is
 * 755, and 755 is none. No file is made set-user-ID or sticky.
 */
export function parseFileMode(text: string): number | null {
  const octal = /^o0?([0-7]{3})$/.exec(text)?.[1]
  if (octal !== undefined) return Number.parseInt(octal, 8)
  if (/^\d+$/.test(text)) return decimalMode(Number(text))
  if (/^(?:[r-][w-][x-]){3}$/.test(text)) return listedMode(text)
  return symbolicMode(text)
}

function decimalMode(mode: number): number | null {
  return mode >= 0o100 && mode <= 0o777 ? mode : null
}

/** `rwxr-x---`, as ls(1) shows it. */
function listedMode(text: string): number {
  const changes = ['u', 'g', 'o'].map(
    (who, index) => `${who}=${text.slice(index * 3, index * 3 + 3).replaceAll('-', '')}`,
  )
  return changes.reduce(applyChange, 0) & 0o777
}

function symbolicMode(text: string): number | null {
  if (!/^[ugoa]*(?:[+=-][rwxXugo]*)+(?:,[ugoa]*(?:[+=-][rwxXugo]*)+)*$/.test(text)) return null
  return text.split(',').reduce(applyChange, base) & 0o777
}

const shifts: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 }
/** What a clause changes that names nobody: all that the usual umask 022 leaves. */
const unnamed = 0o755

/** Applies one clause such as `ug+rw-x`. */
function applyChange(mode: number, clause: string): number {
  const who = /^[ugoa]*/.exec(clause)?.[0] ?? ''
  const mask = who === '' ? unnamed : classMask(who)
  let changed = mode
  for (const [, operator = '', letters = ''] of clause.matchAll(/([+=-])([rwxXugo]*)/g)) {
    const wanted = (rights(letters, changed) * 0o111) & mask
    changed = change(changed, operator, { wanted, mask })
  }
  return changed
}

function classMask(who: string): number {
  let mask = 0
  for (const one of who) mask |= one === 'a' ? 0o777 : 7 << (shifts[one] ?? 0)
  return mask
}

function change(mode: number, operator: string, bits: { wanted: number; mask: number }): number {
  if (operator === '+') return mode | bits.wanted
  return operator === '-' ? mode & ~bits.wanted : (mode & ~bits.mask) | bits.wanted
}

/** The three bits that letters stand for; `X` is `x` when anybody may execute. */
function rights(letters: string, mode: number): number {
  let bits = 0
  for (const letter of letters) {
    if (letter === 'r') bits |= 4
    else if (letter === 'w') bits |= 2
    else if (letter === 'x' || (letter === 'X' && mode & 0o111)) bits |= 1
    else if (letter in shifts) bits |= (mode >> (shifts[letter] ?? 0)) & 7
  }
  return bits
}
