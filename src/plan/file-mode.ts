/** Permission bits that symbolic changes start from (`org-babel-tangle-default-file-mode`). */
const base = 0o644
const changes = /^[ugoa]*(?:[+=-][rwxXugo]*)+(?:,[ugoa]*(?:[+=-][rwxXugo]*)+)*$/

/**
 * The permission bits that a `:tangle-mode` asks for, null when it is none: `o755`, `rwxr-x---`, or changes to
 * 644 as in `u+x,go=` (org-babel-interpret-file-mode; chmod(1)). A clause that names nobody changes what the umask
 * leaves to new files. A bare number is decimal, as Emacs reads it: 493 is 755, and 755 is none. Where `-` begins a list,
 * it is read as a change, as in Emacs. No file is made set-user-ID or sticky.
 */
export function parseFileMode(text: string, umask: number): number | null {
  const octal = /^o0?([0-7]{3})$/.exec(text)?.[1]
  if (octal !== undefined) return Number.parseInt(octal, 8)
  if (/^\d+$/.test(text)) return decimalMode(Number(text))
  if (changes.test(text)) return changedMode(base, text, umask)
  return /^(?:[r-][w-][x-]){3}$/.test(text) ? listedMode(text) : null
}

function decimalMode(mode: number): number | null {
  return mode >= 0o100 && mode <= 0o777 ? mode : null
}

/** `rwxr-x---`, as ls(1) shows it. */
function listedMode(text: string): number {
  const rightsOf = (start: number): string => text.slice(start, start + 3).replaceAll('-', '')
  return changedMode(0, `u=${rightsOf(0)},g=${rightsOf(3)},o=${rightsOf(6)}`, 0)
}

function changedMode(start: number, clauses: string, umask: number): number {
  return clauses.split(',').reduce((mode, clause) => applyChange(mode, clause, umask), start)
}

const shifts: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 }

/** Applies one clause such as `ug+rw-x`. */
function applyChange(mode: number, clause: string, umask: number): number {
  const who = /^[ugoa]*/.exec(clause)?.[0] ?? ''
  const mask = who === '' ? 0o777 & ~umask : classMask(who)
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
