import type { ExportSettings } from './export-settings.ts'
import type { HeadlineNode, OrgNode, RootNode } from './node.ts'
import { isObject } from './object-types.ts'
import { textNode } from './read-objects.ts'
import { ancestor, previous, siblings, walk } from './walk.ts'

/**
 * Takes out of a tree what its settings keep from an export: trees with excluded tags, archived ones but for their
 * headline, comments, drawers, tasks (Org manual, "Export Settings").
 */
export function prune(root: RootNode, settings: ExportSettings): void {
  const selected = selectedTrees(root, settings)
  if (selected && root.children[0]?.type === 'section') root.children.shift()
  pruneBelow(root, (node) => isSkipped(node, settings, selected), settings)
}

function pruneBelow(
  node: OrgNode,
  skips: (node: OrgNode) => boolean,
  settings: ExportSettings,
): void {
  const isTitleOnly =
    node.type === 'headline' && node.archived && settings.options.get('arch') === 'headline'
  if (isTitleOnly) node.children = []
  for (const child of node.children.slice()) {
    if (skips(child)) takeOut(child)
    else pruneBelow(child, skips, settings)
  }
  if (node.type === 'headline')
    for (const object of node.title.slice()) if (skips(object)) takeOut(object)
}

/** Takes a node out of its place; blanks behind an object stay where none stand in front of it. */
function takeOut(node: OrgNode): void {
  const around = siblings(node) as OrgNode[]
  const at = around.indexOf(node)
  const kept = isObject(node) ? keptBlanks(node) : ''
  const { parent } = node
  if (node.type === 'comment' || node.type === 'comment-block') spread(node)
  around.splice(at, 1, ...(kept === '' ? [] : [Object.assign(textNode(kept), { parent })]))
}

/** The blanks that stay where an object gives nothing. */
export function keptBlanks(node: OrgNode): string {
  const before = previous(node)
  if (node.postBlank === 0 || !before) return ''
  const isApart = before.type === 'text' ? /[ \t\r\n]$/.test(before.value) : true
  return isApart ? '' : ' '.repeat(node.postBlank)
}

/** The blank lines around a comment stay as a separation. */
function spread(comment: OrgNode): void {
  const before = previous(comment)
  if (before) before.postBlank = Math.max(before.postBlank, comment.postBlank, 1)
}

function isSkipped(
  node: OrgNode,
  settings: ExportSettings,
  selected: ReadonlySet<OrgNode> | null,
): boolean {
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
      return isHiddenTime(node, settings)
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

/** Times count as alone in a paragraph that holds nothing else. */
function isHiddenTime(
  node: OrgNode & { readonly value: string },
  { options }: ExportSettings,
): boolean {
  const value = options.get('<')
  const isAlone =
    node.parent?.type === 'paragraph' &&
    node.parent.children.every(
      (other) => other.type === 'timestamp' || (other.type === 'text' && other.value.trim() === ''),
    )
  if (value === true || !isAlone) return false
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
