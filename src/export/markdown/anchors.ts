import type { ExportContext } from '../context/export-context.ts'
import type { Exporter } from '../context/exporter.ts'
import { GithubAnchors } from '../context/github-anchors.ts'
import type { HeadlineNode, OrgNode } from '../tree/node.ts'
import { allOf } from '../tree/walk.ts'
import { headlineTitle } from './heading.ts'

const known = new WeakMap<ExportContext, ReadonlyMap<OrgNode, string>>()

/** The anchor that GitHub gives a heading: its text in small letters, blanks as hyphens, doubles counted. */
export function headingAnchor(node: HeadlineNode, exporter: Exporter): string {
  const { context } = exporter
  let anchors = known.get(context)
  if (!anchors) known.set(context, (anchors = headingAnchors(exporter)))
  return anchors.get(node) ?? ''
}

function headingAnchors(exporter: Exporter): ReadonlyMap<OrgNode, string> {
  const anchors = new GithubAnchors()
  return new Map(
    allOf([exporter.context.root], 'headline').map((node) => {
      const title = headlineTitle(node, exporter.all(node.title), exporter)
      return [node, anchors.next(withoutMarkup(title))]
    }),
  )
}

function withoutMarkup(title: string): string {
  return title.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/<[^>]*>|&#?\w+;|\\(?=\W)/g, '')
}

const referred = new WeakMap<ExportContext, ReadonlySet<OrgNode>>()

/** True for what a link of the document leads to. */
export function isReferredTo(node: OrgNode, { context }: Exporter): boolean {
  let nodes = referred.get(context)
  if (!nodes) {
    const links = allOf([context.root], 'link').map((link) => context.targets.find(link))
    referred.set(context, (nodes = new Set(links.filter((found) => found !== null))))
  }
  return nodes.has(node)
}
