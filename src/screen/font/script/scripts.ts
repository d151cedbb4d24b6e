/** A script that the fonts of text lack, and the font that has it. */
export interface Script {
  /** Files of the font without weight and ending, as a package names them. */
  readonly file: string
  /** Its tags in fonts, the best first (OpenType 1.9, "Script tags"). */
  readonly tags: readonly string[]
  /** Its letters touch each other, so they take all of their cells. */
  readonly isJoined: boolean
  /** It is written from right to left. */
  readonly isRightToLeft: boolean
}

/** `name` is that of ISO 15924. */
function script(name: string, file: string, tags: readonly string[]): Script {
  return { file, tags, isJoined: joined.has(name), isRightToLeft: rightToLeft.has(name) }
}

const joined = new Set(['Arab', 'Deva', 'Beng'])
const rightToLeft = new Set(['Arab', 'Hebr'])

/** Hebrew and Arabic of one width for all letters, which few fonts have. */
const cousine = '@fontsource/cousine/files/cousine-hebrew'
const cascadia = '@fontsource/cascadia-mono/files/cascadia-mono-arabic'

function noto(name: string): string {
  return `@fontsource/noto-sans-${name}/files/noto-sans-${name}-${name}`
}

const armenian = script('Armn', noto('armenian'), ['armn'])
const hebrew = script('Hebr', cousine, ['hebr'])
const arabic = script('Arab', cascadia, ['arab'])
const devanagari = script('Deva', noto('devanagari'), ['dev2', 'deva'])
const bengali = script('Beng', noto('bengali'), ['bng2', 'beng'])
const tamil = script('Taml', noto('tamil'), ['tml2', 'taml'])
const telugu = script('Telu', noto('telugu'), ['tel2', 'telu'])
const thai = script('Thai', noto('thai'), ['thai'])
const georgian = script('Geor', noto('georgian'), ['geor'])
const ethiopic = script('Ethi', noto('ethiopic'), ['ethi'])

/** First and last code points of blocks (Unicode 15.1, Blocks.txt), in order. */
const blocks: readonly (readonly [first: number, last: number, script: Script])[] = [
  [0x0530, 0x058f, armenian],
  [0x0590, 0x05ff, hebrew],
  [0x0600, 0x06ff, arabic],
  [0x0750, 0x077f, arabic],
  [0x0870, 0x08ff, arabic],
  [0x0900, 0x097f, devanagari],
  [0x0980, 0x09ff, bengali],
  [0x0b80, 0x0bff, tamil],
  [0x0c00, 0x0c7f, telugu],
  [0x0e00, 0x0e7f, thai],
  [0x10a0, 0x10ff, georgian],
  [0x1200, 0x139f, ethiopic],
  [0x1c90, 0x1cbf, georgian],
  [0x2d00, 0x2d2f, georgian],
  [0x2d80, 0x2ddf, ethiopic],
  [0xa8e0, 0xa8ff, devanagari],
  [0xab00, 0xab2f, ethiopic],
  [0xfb13, 0xfb17, armenian],
  [0xfb1d, 0xfb4f, hebrew],
  [0xfb50, 0xfdff, arabic],
  [0xfe70, 0xfefc, arabic],
]

/** The script of a character that has a font of its own; null for all others. */
export function scriptOf(codePoint: number): Script | null {
  if (codePoint < 0x530) return null
  const block = blocks.find(([first, last]) => codePoint >= first && codePoint <= last)
  return block?.[2] ?? null
}
