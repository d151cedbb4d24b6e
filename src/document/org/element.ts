/** Element types of the Org syntax that the scanner tells apart (orgmode.org/worg/org-syntax, "Elements"). */
export type OrgElementType =
  | 'headline'
  | 'property-drawer'
  | 'drawer'
  | 'planning'
  | 'clock'
  | 'diary-sexp'
  | 'keyword'
  | 'babel-call'
  | 'comment'
  | 'fixed-width'
  | 'horizontal-rule'
  | 'table'
  | 'plain-list'
  | 'item'
  | 'footnote-definition'
  | 'latex-environment'
  | 'paragraph'
  | 'src-block'
  | 'example-block'
  | 'export-block'
  | 'comment-block'
  | 'verse-block'
  | 'quote-block'
  | 'center-block'
  | 'special-block'
  | 'dynamic-block'

/** An element as lines of the source; line numbers count from 0 and ends are exclusive. */
export interface OrgElement {
  readonly type: OrgElementType
  /** First line, affiliated keywords included. */
  readonly begin: number
  /** First line of the element itself. */
  readonly start: number
  /** Line after the last one; blank lines after the element do not belong to it. */
  readonly end: number
  /** Container: a headline, block, drawer, list, item or footnote definition. */
  readonly parent: OrgElement | null
  /** The next element in the same container. */
  next: OrgElement | null
}

/** True for elements that hold other elements. */
export function isContainer(type: OrgElementType): boolean {
  return containers.has(type)
}

const containers: ReadonlySet<OrgElementType> = new Set([
  'drawer',
  'plain-list',
  'item',
  'footnote-definition',
  'quote-block',
  'center-block',
  'special-block',
  'dynamic-block',
])
