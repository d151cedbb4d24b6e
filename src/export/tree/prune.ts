import type { ExportSettings } from './export-settings.ts'
import type { HeadlineNode, OrgNode, RootNode } from './node.ts'
import { isObject } from './object-types.ts'
import { textNode } from './read-objects.ts'
import { ancestor, changeLists, walk } from './walk.ts'

/**
 * Takes out of a tree what its settings keep from an export: trees with excluded tags, archived ones but for their
 * headline, comments, drawers, tasks (Org manual, "Export Settings").
 */
export function prune(root: RootNode, settings: ExportSettings): void {
  const selected = selectedTrees(root, settings)
  if (selected && root.children[0]?.type === 'section') root.children.shift()
  pruneBelow(root, { settings, selected })
}

/** What says which nodes go. */
interface Pruning {
  readonly settings: ExportSettings
  /** Null when no tag selects. */
  readonly selected: ReadonlySet<OrgNode> | null
}

function pruneBelow(node: OrgNode, pruning: Pruning): void {
  const isTitleOnly =
    node.type === 'headline' && node.archived && pruning.settings.options.get('arch') === 'headline'
  if (isTitleOnly) node.children = []
  changeLists(node, (nodes) => pruned(nodes, pruning))
}

/** The nodes beside each other that stay; blanks behind an object that goes stay where none stand in front of it. */
function pruned(nodes: readonly OrgNode[], pruning: Pruning): OrgNode[] {
  const kept: OrgNode[] = []
  let others = nodes.filter((node) => !isTimeOrBlank(node)).length
  for (const node of nodes) {
    if (!isSkipped(node, pruning, others === 0)) {
      pruneBelow(node, pruning)
      kept.push(node)
      continue
    }
    const before = kept.at(-1) ?? null
    if (node.type === 'comment' || node.type === 'comment-block') spread(node, before)
    if (!isTimeOrBlank(node)) others -= 1
    const blanks = isObject(node) ? keptBlanks(node, before) : ''
    if (blanks !== '') kept.push(Object.assign(textNode(blanks), { parent: node.parent }))
  }
  return kept
}

function isTimeOrBlank(node: OrgNode): boolean {
  return node.type === 'timestamp' || (node.type === 'text' && node.value.trim() === '')
}

/** The blanks that stay where an object gives nothing, behind what stands in front of it. */
export function keptBlanks({ postBlank }: OrgNode, before: OrgNode | null): string {
  if (postBlank === 0 || !before) return ''
  const isApart = before.type === 'text' ? /[ \t\r\n]$/.test(before.value) : true
  return isApart ? '' : ' '.repeat(postBlank)
}

/** The blank lines around a comment stay as a separation. */
function spread(comment: OrgNode, before: OrgNode | null): void {
  if (before) before.postBlank = Math.max(before.postBlank, comment.postBlank, 1)
}

/** True for a node that goes; `isIsolated` when beside it is nothing but times and blanks. */
function isSkipped(node: OrgNode, { settings, selected }: Pruning, isIsolated: boolean): boolean {
  const { options } = settings
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- everything else stays
  switch (node.type) {
    case 'comment':
    case 'comment-block':
      return true
    case 'clock':
      return options.get('c') === false
    case 'drawer':
      return isHiddenDrawer(node.name, settings)
    case 'fixed-width':
      return options.get(':') === false
    case 'footnote-definition':
    case 'footnote-reference':
      return options.get('f') === false
    case 'headline':
      return isSkippedHeadline(node, settings, selected)
    case 'latex-environment':
    case 'latex-fragment':
      return options.get('tex') === false
    case 'node-property':
      return isHiddenProperty(node.key, settings)
    case 'planning':
      return options.get('p') === false
    case 'property-drawer':
      return options.get('prop') === false
    case 'statistics-cookie':
      return options.get('stat') === false
    case 'table':
      return options.get('|') === false
    case 'timestamp':
      return isIsolated && isHiddenTime(node, settings)
    default:
      return false
  }
}

function isHiddenDrawer(name: string, { options }: ExportSettings): boolean {
  const value = options.get('d')
  if (!Array.isArray(value)) return value === false
  const names = value.map((word) => String(word).toLowerCase())
  const isListed = names.includes(name.toLowerCase())
  return names[0] === 'not' ? isListed : !isListed
}

function isHiddenProperty(key: string, { options }: ExportSettings): boolean {
  const value = options.get('prop')
  if (!Array.isArray(value)) return value === false
  return !value.map((word) => String(word).toLowerCase()).includes(key.toLowerCase())
}

/** The setting is about times in a paragraph or verse that holds nothing else. */
function isHiddenTime(
  node: OrgNode & { readonly value: string },
  { options }: ExportSettings,
): boolean {
  const value = options.get('<')
  const stands = node.parent?.type === 'paragraph' || node.parent?.type === 'verse-block'
  if (value === true || !stands) return false
  const isActive = node.value.startsWith('<')
  return value === false || (value === 'active' && !isActive) || (value === 'inactive' && isActive)
}

function isSkippedHeadline(
  node: HeadlineNode,
  settings: ExportSettings,
  selected: ReadonlySet<OrgNode> | null,
): boolean {
  const tags = inheritedTags(node, settings)
  if (tags.some((tag) => settings.excludeTags.includes(tag))) return true
  if (selected && !selected.has(node)) return true
  if (node.commented) return true
  if (node.archived && settings.options.get('arch') === false) return true
  return node.todo !== '' && isSkippedTask(node, settings)
}

function isSkippedTask(node: HeadlineNode, { options }: ExportSettings): boolean {
  const tasks = options.get('tasks')
  if (tasks === 'todo' || tasks === 'done') return node.done !== (tasks === 'done')
  return Array.isArray(tasks) ? !tasks.includes(node.todo) : tasks === false
}

function inheritedTags(node: HeadlineNode, settings: ExportSettings): string[] {
  const above = node.parent ? ancestor(node.parent, 'headline') : null
  return [...node.tags, ...(above ? inheritedTags(above, settings) : settings.fileTags)]
}

/** The headlines above and below those with a tag that selects, null when none has one. */
function selectedTrees(root: RootNode, settings: ExportSettings): ReadonlySet<OrgNode> | null {
  const headlines = [...walk([root])].filter((node) => node.type === 'headline')
  const selects = (tag: string): boolean => settings.selectTags.includes(tag)
  if (settings.fileTags.some(selects)) return new Set(headlines)
  const selected = new Set<OrgNode>()
  for (const headline of headlines.filter(({ tags }) => tags.some(selects))) {
    for (let above: OrgNode | null = headline; above; above = above.parent) selected.add(above)
    for (const below of walk([headline])) selected.add(below)
  }
  return selected.size > 0 ? selected : null
}
