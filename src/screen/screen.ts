import type { Cell } from './cell.ts'

/** Where the cursor is and how it looks (DECTCEM and DECSCUSR of the VT510 manual); column and row count from 0. */
export interface Cursor {
  readonly column: number
  readonly row: number
  readonly shape: 'block' | 'underline' | 'bar' | 'hidden'
}

/**
 * What a terminal shows at one instant. A row that did not change since the screen before is the same array
 * object.
 */
export interface Screen {
  readonly cols: number
  readonly rows: number
  /** `rows` rows of `cols` cells each. */
  readonly lines: readonly (readonly Cell[])[]
  readonly cursor: Cursor
}
