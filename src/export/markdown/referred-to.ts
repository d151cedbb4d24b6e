import type { ExportContext } from '../context/export-context.ts'
import type { Exporter } from '../context/exporter.ts'
import type { OrgNode } from '../tree/node.ts'
import { allOf } from '../tree/walk.ts'

const known = new WeakMap<ExportContext, ReadonlySet<OrgNode>>()

/** True for what a link of the document leads to. */
export function isReferredTo(node: OrgNode, { context }: Exporter): boolean {
  let nodes = known.get(context)
  if (!nodes) {
    const links = allOf([context.root], 'link').map((link) => context.targets.find(link))
    known.set(context, (nodes = new Set(links.filter((found) => found !== null))))
  }
  return nodes.has(node)
}
