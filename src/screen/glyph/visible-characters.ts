const plainLetter = /^[!-~]$/

/** A hostile text may pile up any number of marks. */
const mostMarks = 16

/**
 * The code points of a grapheme cluster that leave ink: a letter and its marks, which lie over it. Characters that only
 * join or choose a form (Unicode, "Default_Ignorable_Code_Point") do not, and blanks.
 */
export function visibleCharacters(cluster: string): number[] {
  if (plainLetter.test(cluster)) return [cluster.charCodeAt(0)]
  const invisible = /[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u
  return Array.from(cluster.normalize('NFC'))
    .filter((character) => !invisible.test(character))
    .slice(0, mostMarks)
    .map((character) => character.codePointAt(0) ?? 0)
}
