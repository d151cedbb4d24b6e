import type {
  Citation,
  Entity,
  ExportSnippet,
  FootnoteReference,
  InlineSource,
  LineBreak,
  Link,
  Literal,
  Macro,
  Markup,
  RawObject,
  Script,
  Target,
} from '../../document/org/objects/object.ts'

/** What every node of an export tree has. */
export interface NodeBase {
  parent: OrgNode | null
  children: OrgNode[]
  /** Blank lines below an element; blanks behind an object. */
  postBlank: number
}

/** Plain text between objects. */
export interface TextNode extends NodeBase {
  readonly type: 'text'
  value: string
}

/** Markup that holds other objects. */
export type MarkupNode = NodeBase & Markup

/** Markup that holds text only. */
export type LiteralNode = NodeBase & Literal

/** A subscript or superscript, whose text holds other objects. */
export type ScriptNode = NodeBase & Script

/** A character by its name, as in `\alpha`; `html` is what a page has for it. */
export type EntityNode = NodeBase & Entity

/** An object that is kept as it is written. */
export type RawObjectNode = NodeBase & RawObject

/** Two backslashes at the end of a line. */
export type LineBreakNode = NodeBase & LineBreak

/** Text for one back end, as in `@@html:…@@`; the back end as written. */
export type ExportSnippetNode = NodeBase & ExportSnippet

/** A place that a footnote belongs to; its children are the definition that it holds. */
export type FootnoteReferenceNode = NodeBase & FootnoteReference

/** Code within a line, `src_LANGUAGE[…]{…}`; `parameters` are its header arguments. */
export type InlineSourceNode = NodeBase & InlineSource

/** A link of any kind; its children are its description. */
export type LinkNode = NodeBase & Link

/** A macro that is not expanded, `{{{key(…)}}}`; `value` is all of it as written. */
export type MacroNode = NodeBase & Macro

/** A place that links lead to, by the text between its angles. */
export type TargetNode = NodeBase & Target

/** A citation; its children are what it shows, once that is known. */
export type CitationNode = NodeBase & Citation

/** A cell of a table, whose children are its objects. */
export interface TableCellNode extends NodeBase {
  readonly type: 'table-cell'
}

/** An affiliated keyword; `key` in lower case with old spellings resolved. */
export interface AffiliatedEntry {
  readonly key: string
  /** The part in brackets, null for none. */
  readonly option: string | null
  readonly value: string
}

/** What elements have besides. */
export interface ElementBase extends NodeBase {
  readonly affiliated: readonly AffiliatedEntry[]
}

/** The whole document: a section before the first headline, then headlines. */
export interface RootNode extends ElementBase {
  readonly type: 'root'
}

/** The elements between a headline and the next one. */
export interface SectionNode extends ElementBase {
  readonly type: 'section'
}

/** A headline with its section and the headlines below it. */
export interface HeadlineNode extends ElementBase {
  readonly type: 'headline'
  readonly level: number
  /** `''` for none. */
  readonly todo: string
  readonly done: boolean
  /** The letter, `''` for none. */
  readonly priority: string
  title: OrgNode[]
  readonly rawTitle: string
  readonly tags: readonly string[]
  readonly commented: boolean
  readonly archived: boolean
  readonly footnoteSection: boolean
  /** Blank lines between the headline and its contents. */
  readonly preBlank: number
  /** Properties of its drawer, names in upper case. */
  readonly properties: ReadonlyMap<string, string>
}

/** A list, whose children are items. */
export interface ListNode extends ElementBase {
  readonly type: 'plain-list'
  readonly kind: 'ordered' | 'unordered' | 'descriptive'
}

/** An item of a list with all that stands in it. */
export interface ItemNode extends ElementBase {
  readonly type: 'item'
  readonly ordered: boolean
  readonly counter: number | null
  readonly checkbox: 'on' | 'off' | 'trans' | null
  /** Objects of a description's term, null for none. */
  tag: OrgNode[] | null
  /** Lines between the bullet's line and the contents. */
  readonly preBlank: number
  /** Number in its list, counters considered. */
  readonly number: number
}

/** A table, whose children are rows; the formulas below it as written. */
export interface TableNode extends ElementBase {
  readonly type: 'table'
  readonly formulas: readonly string[]
}

/** A row of a table; a rule has no cells. */
export interface TableRowNode extends ElementBase {
  readonly type: 'table-row'
  readonly rule: boolean
}

/** A block of code or of text that is shown as it is. */
export interface CodeBlockNode extends ElementBase {
  readonly type: 'src-block' | 'example-block'
  readonly language: string
  /** As written; those of an example with a blank in front, which is there also when nothing follows. */
  readonly switches: string
  readonly parameters: string
  /** The body without commas, every line with its line feed. */
  readonly value: string
}

/** An element whose contents are one text. */
export interface RawElementNode extends ElementBase {
  readonly type:
    | 'fixed-width'
    | 'latex-environment'
    | 'clock'
    | 'diary-sexp'
    | 'planning'
    | 'babel-call'
    | 'table.el'
  readonly value: string
}

/** A block for one back end. */
export interface ExportBlockNode extends ElementBase {
  readonly type: 'export-block'
  /** In upper case. */
  readonly backend: string
  readonly value: string
}

/** A container without properties of its own. */
export interface ContainerNode extends ElementBase {
  readonly type: 'quote-block' | 'center-block' | 'verse-block' | 'paragraph' | 'property-drawer'
}

/** A container with a name. */
export interface NamedContainerNode extends ElementBase {
  readonly type: 'drawer' | 'special-block' | 'dynamic-block'
  readonly name: string
  readonly parameters: string
}

/** A footnote that stands apart from its references. */
export interface FootnoteDefinitionNode extends ElementBase {
  readonly type: 'footnote-definition'
  readonly label: string
  readonly preBlank: number
}

/** A line of a key and a value; keywords are in upper case. */
export interface KeyValueNode extends ElementBase {
  readonly type: 'keyword' | 'node-property'
  readonly key: string
  readonly value: string
}

/** An element that says all by being there. */
export interface BareElementNode extends ElementBase {
  readonly type: 'horizontal-rule' | 'comment' | 'comment-block'
}

/** What stands within text (org-syntax, "Objects"). */
export type ObjectNode =
  | TextNode
  | MarkupNode
  | LiteralNode
  | ScriptNode
  | EntityNode
  | RawObjectNode
  | LineBreakNode
  | ExportSnippetNode
  | FootnoteReferenceNode
  | InlineSourceNode
  | LinkNode
  | MacroNode
  | TargetNode
  | CitationNode
  | TableCellNode

/** What takes lines of its own (org-syntax, "Elements"). */
export type ElementNode =
  | RootNode
  | SectionNode
  | HeadlineNode
  | ListNode
  | ItemNode
  | TableNode
  | TableRowNode
  | CodeBlockNode
  | RawElementNode
  | ExportBlockNode
  | ContainerNode
  | NamedContainerNode
  | FootnoteDefinitionNode
  | KeyValueNode
  | BareElementNode

/** A node of the tree that an export is made from (org-syntax, "Elements" and "Objects"). */
export type OrgNode = ObjectNode | ElementNode
/** The types of all nodes. */
export type NodeType = OrgNode['type']

type Matching<Node, Type> = Node extends { readonly type: infer Own }
  ? Type extends Own
    ? Node
    : never
  : never

/** The node of a type. */
export type NodeOf<Type extends NodeType> = Matching<OrgNode, Type>
