/** Kinds of tokens of the tape language (VHS, token/token.go). */
export type TokenKind =
  | 'punctuation'
  | 'comment'
  | 'string'
  | 'regex'
  | 'json'
  | 'number'
  | 'boolean'
  | 'unit'
  | 'keyword'
  | 'setting'
  | 'illegal'
  | 'end'

/** One token with its place. */
export interface Token {
  readonly kind: TokenKind
  /** The text, without quotes, slashes or the number sign; `NUL` at the end of the tape. */
  readonly literal: string
  /** Offset of the first byte. */
  readonly start: number
  /** Offset behind the last byte. */
  readonly end: number
  /** From 1. */
  readonly line: number
  /** In bytes, from 1. */
  readonly column: number
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** Words that begin a command, and two that only look so. */
const keywords = words(`
  Set Sleep Type Enter Space Backspace Delete Insert Ctrl Alt Shift Down Left Right Up PageUp PageDown ScrollUp
  ScrollDown Tab Escape End Hide Require Show Output Wait Source Screenshot Copy Paste Env
`)

/** Names that `Set` takes. */
const settings = words(`
  Shell FontFamily MarginFill Margin WindowBar WindowBarSize BorderRadius FontSize Framerate Height LetterSpacing LineHeight
  PlaybackSpeed TypingSpeed Padding Theme Width LoopOffset WaitTimeout WaitPattern CursorBlink
`)

const kinds: ReadonlyMap<string, TokenKind> = new Map([
  ...keywords.map((word): [string, TokenKind] => [word, 'keyword']),
  ...settings.map((word): [string, TokenKind] => [word, 'setting']),
  ...words('em px ms s m').map((word): [string, TokenKind] => [word, 'unit']),
  ...words('true false').map((word): [string, TokenKind] => [word, 'boolean']),
])

/** Settings of the extensions; Columns is Cols, as later versions of VHS have it. */
export const extendedSettings: readonly string[] = words(
  'Rows Cols Columns Prompt Keystrokes Ligatures Transparent',
)

/** Words of the extensions, which are plain text for tapes that do not ask for them. */
const extendedKinds: ReadonlyMap<string, TokenKind> = new Map([
  ...words('Home F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Send Speed Caption').map(
    (word): [string, TokenKind] => [word, 'keyword'],
  ),
  ...extendedSettings.map((word): [string, TokenKind] => [word, 'setting']),
])

/** The kind of a bare word: what is no keyword is a string. */
export function wordKind(word: string, isExtended: boolean): TokenKind {
  return kinds.get(word) ?? (isExtended ? extendedKinds.get(word) : undefined) ?? 'string'
}

/** The settings, for hints. */
export const settingNames: readonly string[] = settings
