/**
 * A colour as programs name it: `default`; an index into the 256-colour palette (ECMA-48 SGR 30-37 and 90-97
 * are 0-15); or direct, `value` being 0xrrggbb.
 */
export type Color =
  | { readonly kind: 'default' }
  | { readonly kind: 'indexed'; readonly index: number }
  | { readonly kind: 'rgb'; readonly value: number }

/** The kinds of underlines, by the number of SGR 4:n (kitty's "Underlines", which other terminals took over). */
export const underlines = ['none', 'single', 'double', 'curly', 'dotted', 'dashed'] as const

/** How a cell is written (ECMA-48, 8.3.117, SGR). */
export interface Style {
  readonly foreground: Color
  readonly background: Color
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly underline: (typeof underlines)[number]
  /** SGR 58; `default` is the colour of the text. */
  readonly underlineColor: Color
  readonly inverse: boolean
  readonly strike: boolean
  /** SGR 53. */
  readonly overline: boolean
  readonly hidden: boolean
  /** Where a hyperlink leads to (OSC 8), as the program wrote it; `''` for none. */
  readonly link: string
}

/**
 * One place of the grid. Cells of one terminal, and of one recording, are interned: equal cells are the same
 * object, so that `===` tells whether two look alike.
 */
export interface Cell {
  /** A grapheme cluster; `''` for an empty cell and for the right half of a wide one. */
  readonly text: string
  /** Columns taken; 0 is the right half of a wide cell. */
  readonly width: 0 | 1 | 2
  readonly style: Style
}
