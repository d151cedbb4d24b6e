/** Characters two cells wide in Emacs' `char-width-table`: East Asian Wide and emoji of Unicode 14 (UAX #11). */
const wideRanges = `
1100-115f 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 26aa-26ab 26bd-26be
26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757 2795-2797 27b0 27bf
2b1b-2b1c 2b50 2b55 2e80-303e 3040-3247 3250-4dbf 4e00-9fff a490-a4c6 a960-a97f ac00-d7a3 f900-faff fe10-fe19
fe30-fe6f ff01-ff60 ffe0-ffe6 16fe0-16fe4 16ff0-16ff1 17000-187f7 18800-18cd5 1aff0-1b152 1b164-1b167 1b170-1b2fb
1f004 1f0cf 1f18e 1f191-1f19a 1f1ad 1f200-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3
1f3e0-1f3f0 1f3f4 1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4
1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 1f6d5-1f6d7 1f6dd-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7f0 1f90c-1f93a
1f93c-1f945 1f947-1fa53 1fa60-1fa6d 1fa70-1fa74 1fa78-1fa7c 1fa80-1fa86 1fa90-1faac 1fab0-1faba 1fac0-1fac5
1fad0-1fad9 1fae0-1fae7 1faf0-1faf6 1fb00-1fb92 20000-2fffd 30000-3fffd`

const wide = new RegExp(
  `[${wideRanges
    .trim()
    .split(/\s+/)
    .map((range) => range.replace(/[0-9a-f]+/g, (code) => `\\u{${code}}`))
    .join('')}]`,
  'u',
)
/** Emoji that Emacs composes of several: what joins their parts, and what spells a flag, then takes no cell. */
const sequence = new RegExp(
  String.raw`[\p{RGI_Emoji_ZWJ_Sequence}\p{RGI_Emoji_Tag_Sequence}]`,
  'gv',
)
const joining = /[\u200d\u{e0020}-\u{e007f}]/gu
/** Marks and the later letters of Hangul syllables take no cell; format characters show as a thin space. */
const zero = /[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]/u
const plain = /^[\x20-\x7e]*$/

/**
 * The cells that a text takes in an Emacs buffer (char-width): control characters show as `^X` or `\200`, a tab goes
 * to the next multiple of 8.
 */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length
  let width = 0
  const composed = text.replace(sequence, (emoji) => emoji.replace(joining, ''))
  for (const char of composed) width += charWidth(char, width)
  return width
}

function charWidth(char: string, column: number): number {
  const code = char.codePointAt(0) ?? 0
  if (char === '\t') return 8 - (column % 8)
  if (code < 0x20 || code === 0x7f) return 2
  if (code < 0x7f) return 1
  if (code < 0xa0) return 4
  if (wide.test(char)) return 2
  return zero.test(char) ? 0 : 1
}
