/**
 * What to type into a shell so that it runs a script between two marks, `NONCEbID` and `NONCEeID STATUS` (or `NONCEfID STATUS` behind a prompt). Neither the echo
 * of a terminal nor a line editor can spoil it: no control characters, no quotes within, and short lines, because a terminal
 * without editor takes 4,095 characters (POSIX, "Canonical Mode Input Processing").
 */
export function typedScript(
  script: string,
  { nonce, id }: { readonly nonce: string; readonly id: number },
): string {
  const text = `printf '%s%s\\n' ${nonce} b${id}\n${script}\n`
  const lines = pieces(escaped(text)).map(
    (piece, index) => `__rb=${index > 0 ? '$__rb' : ''}'${piece}'`,
  )
  const mark = (name: string): string => `printf '%s%s %s\\n' ${nonce} ${name}${id} "$?"`
  // A syntax error takes the rest of its line along; then the last line marks the end.
  return [...lines, `eval "$(printf %b "$__rb")" </dev/null; ${mark('e')}`, mark('f'), ''].join(
    '\n',
  )
}

/** As octal escapes, which `printf %b` of every shell reads (POSIX, "printf"). */
function escaped(text: string): string {
  return text.replaceAll(/[^\w ./=:,-]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `\\0${byte.toString(8).padStart(3, '0')}`).join(''),
  )
}

const longest = 1000

function pieces(text: string): string[] {
  const count = Math.max(1, Math.ceil(text.length / longest))
  return Array.from({ length: count }, (_, index) =>
    text.slice(index * longest, (index + 1) * longest),
  )
}
