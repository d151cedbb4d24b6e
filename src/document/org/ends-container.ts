/** Lines that end a drawer or a footnote wherever they stand, also within a block (org-syntax, "Drawers", "Footnote Definitions"). */
const endings = /^[ \t]*:end:[ \t\r]*$|^\[fn:|^[ \t\r]*\n[ \t\r]*$/im

/** True for a text that would end the drawer or the footnote around it, so that what follows is no part of its block any more. */
export function endsContainer(text: string): boolean {
  return endings.test(text)
}
