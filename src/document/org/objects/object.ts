/** Markup that holds other objects. */
export interface Markup {
  readonly type: 'bold' | 'italic' | 'underline' | 'strike-through'
}

/** Markup that holds text only. */
export interface Literal {
  readonly type: 'code' | 'verbatim'
  readonly value: string
}

/** A subscript or superscript, whose text holds other objects. */
export interface Script {
  readonly type: 'subscript' | 'superscript'
  /** True when braces stand around the contents. */
  readonly braces: boolean
}

/** A character by its name, as in `\alpha`; `html` is what a page has for it. */
export interface Entity {
  readonly type: 'entity'
  readonly name: string
  readonly html: string
  readonly braces: boolean
}

/** An object that is kept as it is written. */
export interface RawObject {
  readonly type: 'latex-fragment' | 'statistics-cookie' | 'inline-babel-call' | 'timestamp'
  readonly value: string
}

/** Two backslashes at the end of a line. */
export interface LineBreak {
  readonly type: 'line-break'
}

/** Text for one back end, as in `@@html:…@@`; the back end as written. */
export interface ExportSnippet {
  readonly type: 'export-snippet'
  readonly backend: string
  readonly value: string
}

/** A place that a footnote belongs to; what is inside is the definition that it holds. */
export interface FootnoteReference {
  readonly type: 'footnote-reference'
  /** `''` for an anonymous one. */
  readonly label: string
  /** True when it holds its own definition. */
  readonly inline: boolean
}

/** Code within a line, `src_LANGUAGE[…]{…}`; `parameters` are its header arguments. */
export interface InlineSource {
  readonly type: 'inline-src-block'
  readonly language: string
  readonly parameters: string
  readonly value: string
}

/** A link of any kind; inside is its description. */
export interface Link {
  readonly type: 'link'
  /** `file`, `https`, …, or `coderef`, `custom-id`, `fuzzy`, `radio`. */
  readonly linkType: string
  readonly path: string
  /** Behind `::` in a file link, `''` for none. */
  readonly searchOption: string
  readonly rawLink: string
  /** True when it is written with an abbreviation (`#+LINK:`). */
  readonly abbreviated: boolean
  /** True when a file's type is written out. */
  readonly explicit: boolean
  readonly format: 'bracket' | 'plain' | 'angle'
}

/** A macro that is not expanded, `{{{key(…)}}}`; `value` is all of it as written. */
export interface Macro {
  readonly type: 'macro'
  readonly key: string
  readonly arguments: readonly string[]
  readonly value: string
}

/** A place that links lead to, by the text between its angles. */
export interface Target {
  readonly type: 'target' | 'radio-target'
  readonly value: string
}

/** One work that a citation names, with what is written in front of its key and behind it. */
export interface CitationReference {
  readonly key: string
  readonly prefix: string
  readonly suffix: string
}

/** `[cite/STYLE:PREFIX;…@KEY…;SUFFIX]`; prefixes and suffixes are Org text that stands in a `citation-reference`. */
export interface Citation {
  readonly type: 'citation'
  /** As written, `''` for none. */
  readonly style: string
  readonly prefix: string
  readonly references: readonly CitationReference[]
  readonly suffix: string
}

/** What stands within text, without what surrounds it (org-syntax, "Objects"). */
export type OrgObject =
  | Markup
  | Literal
  | Script
  | Entity
  | RawObject
  | LineBreak
  | ExportSnippet
  | FootnoteReference
  | InlineSource
  | Link
  | Macro
  | Target
  | Citation

/** The types of objects. */
export type ObjectType = OrgObject['type']
