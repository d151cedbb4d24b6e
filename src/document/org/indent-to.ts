/** Blanks up to a column as Emacs writes them: tabs of 8, then spaces (`indent-tabs-mode`). */
export function indentTo(column: number): string {
  return '\t'.repeat(Math.floor(column / 8)) + ' '.repeat(column % 8)
}
