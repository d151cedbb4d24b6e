/** What a line of an Org document can be, taken alone (orgmode.org/worg/org-syntax); U+2028 is a character like others, which no dot matches. */
export const linePatterns = {
  blank: /^[ \t]*$/,
  headline: /^\*+ /,
  blockBegin: /^[ \t]*#\+begin_(\S+)/i,
  dynamicBegin: /^[ \t]*#\+begin:(?:[ \t]+|$)/i,
  drawer: /^[ \t]*:([\w-]+):[ \t]*$/u,
  nodeProperty: /^[ \t]*:\S+:(?:[ \t][^]*)?$/,
  keyword: /^[ \t]*#\+(?:\S+:|[^\s[]*\[[^]*\]:)/,
  keywordWord: /^[ \t]*#\+\S+:/,
  babelCall: /^[ \t]*#\+call:/i,
  affiliated:
    /^[ \t]*#\+(?:(caption|results)(?:\[([^]*)\])?|(data|headers?|label|name|plot|resname|result|source|srcname|tblname|attr_[\w-]+)):[ \t]*/i,
  comment: /^[ \t]*#(?: |$)/,
  fixedWidth: /^[ \t]*:(?: |$)/,
  table: /^[ \t]*(?:\||\+(?:-+\+)+[ \t]*$)/,
  tableRow: /^[ \t]*\|/,
  otherTableRow: /^[ \t]*[|+]/,
  formulas: /^[ \t]*#\+tblfm: +/i,
  horizontalRule: /^[ \t]*-{5,}[ \t]*$/,
  item: /^[ \t]*(?:[-+]|[0-9]+[.)])(?:[ \t]|$)|^[ \t]+\*(?:[ \t]|$)/,
  /** Everything of an item in front of its text: bullet, counter, checkbox, tag (org-list-full-item-re). */
  itemHead:
    /^[ \t]*(?:[0-9]+[.)](?:[ \t]+|$)(?:\[@[0-9]+\][ \t]*)?(?:\[[ X-]\](?:[ \t]+|$))?|[-+*](?:[ \t]+|$)(?:\[@[0-9]+\][ \t]*)?(?:\[[ X-]\](?:[ \t]+|$))?(?:[^]*[ \t]::(?:[ \t]+|$))?)/,
  footnote: /^\[fn:[\w-]+\]/u,
  latexBegin: /^[ \t]*\\begin\{([A-Za-z0-9*]+)\}/,
  planning: /^[ \t]*(?:CLOSED|DEADLINE|SCHEDULED):/,
  /** A moment or two with what lies between, or that alone (org-element-clock-line-re). */
  clock:
    /^[ \t]*CLOCK:(?=[ \t]+(?:\[|=>))(?:[ \t]+\[\d{4}-\d\d-\d\d(?: .{0,200})?\](?:--\[\d{4}-\d\d-\d\d(?: .{0,200})?\])?)?(?:[ \t]+=>[ \t]+\d+:\d\d)?[ \t]*$/i,
} as const

/** Width of a line's indentation, tabs to multiples of 8 (Emacs' `tab-width`). */
export function indentation(line: string): number {
  let width = 0
  for (const char of line) {
    if (char === ' ') width += 1
    else if (char === '\t') width += 8 - (width % 8)
    else break
  }
  return width
}
