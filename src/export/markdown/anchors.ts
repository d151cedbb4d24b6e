import { decodeString } from 'micromark-util-decode-string'

import type { ExportContext } from '../context/export-context.ts'
import type { Exporter, Transcoders } from '../context/exporter.ts'
import { GithubAnchors } from '../context/github-anchors.ts'
import { isInlineImage } from '../context/images.ts'
import type { HeadlineNode, OrgNode } from '../tree/node.ts'
import { allOf } from '../tree/walk.ts'
import { documentTitle, headingLevel, headlineTitle } from './heading.ts'
import { linkText } from './link-text.ts'

const known = new WeakMap<ExportContext, ReadonlyMap<OrgNode, string>>()

/** The anchor that a link to a headline names: what GitHub gives a heading, one of ours for an item of a list. */
export function headingAnchor(node: HeadlineNode, exporter: Exporter): string {
  const { context } = exporter
  let anchors = known.get(context)
  if (!anchors) known.set(context, (anchors = headingAnchors(exporter)))
  return anchors.get(node) ?? context.reference(node)
}

function headingAnchors(exporter: Exporter): ReadonlyMap<OrgNode, string> {
  const anchors = new GithubAnchors()
  const plain = exporter.with(readersTranscoders(exporter.transcoders))
  const title = documentTitle(plain)
  if (title !== '') anchors.next(title)
  return new Map(
    allOf([exporter.context.root], 'headline')
      .filter((node) => !node.footnoteSection && headingLevel(node, exporter) !== null)
      .map((node) => [node, anchors.next(headlineTitle(node, plain.all(node.title), plain))]),
  )
}

/** What a reader sees of a title, without markup. */
function readersTranscoders(transcoders: Transcoders): Transcoders {
  const contents = (_: OrgNode, text: string): string => text
  const value = (node: { readonly value: string }): string => node.value
  return {
    ...transcoders,
    text: (node, text, plain) =>
      transcoders.text(node, text, plain)?.replaceAll('&amp;', '&') ?? '',
    bold: contents,
    italic: contents,
    underline: contents,
    'strike-through': contents,
    subscript: contents,
    superscript: contents,
    target: contents,
    'radio-target': contents,
    code: value,
    verbatim: value,
    'inline-src-block': value,
    entity: ({ html }) => decodeString(html),
    'export-snippet': () => null,
    link: (node, text, plain) => {
      if (isInlineImage(node)) return ''
      return text.trim() === '' ? linkText(node, plain) : text.trim()
    },
  }
}
