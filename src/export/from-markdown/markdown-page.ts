import { join } from 'node:path/posix'

import { micromark, type Options } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'

import { blankActions } from '../../document/markdown/blank-actions.ts'
import { markdownNodes } from '../../document/markdown/markdown-tree.ts'
import { quickenContainers } from '../../document/markdown/quicken-containers.ts'
import { actionPattern } from '../../document/markdown/read-action.ts'
import { RunbookError } from '../../errors.ts'
import { GithubAnchors } from '../context/github-anchors.ts'
import type { Exported, ExportOptions } from '../export-tree.ts'
import { pageShell } from '../html/page-shell.ts'

/**
 * The HTML of Markdown as GitHub reads it (GFM), front matter already gone: headings have GitHub's anchors, and HTML of
 * the document's own and addresses that run something are left out.
 * @throws RunbookError E_REFUSED for a text that would take minutes to read.
 */
export function markdownPage(
  markdown: string,
  { bodyOnly, base, allowRawHtml }: Omit<ExportOptions, 'format'>,
): Exported {
  checkSize(markdown)
  quickenContainers()
  const warnings: string[] = []
  const dropped = (): void => {
    const warning = "HTML of the document's own is left out; --allow-raw-html lets it pass."
    if (!warnings.includes(warning)) warnings.push(warning)
  }
  const html = micromark(blankActions(markdown), {
    allowDangerousHtml: allowRawHtml,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml(), ...(allowRawHtml ? [] : [withoutHtml(dropped)])],
  })
  const body = withBase(withAnchors(withoutActions(html)), base)
  if (bodyOnly) return { text: `${body.trimEnd()}\n`, warnings }
  const title = firstTitle(body)
  return { text: pageShell({ language: 'en', title, description: '', body }), warnings }
}

/** Reading takes the square of lengths and depths: up to here some seconds. A line of dashes alone nests nothing. */
const longest = 1 << 19
const deepest = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|\r?$))){100}/m

function checkSize(markdown: string): void {
  if (markdown.length <= longest && !deepest.test(markdown) && !hasCrowd(markdown)) return
  throw new RunbookError('E_REFUSED', 'the document is too long or nested too deep for a page', {
    hint: `A page is made of at most ${longest} characters, 100 lists or quotes deep, ${mostMarks} signs as of emphasis in a paragraph; --to md has no such limit.`,
  })
}

/** Signs of emphasis are matched in the square of how many stand between two blank lines: so many take seconds. */
const mostMarks = 10_000

function hasCrowd(markdown: string): boolean {
  // Blocks of code, such as logs with brackets, hold none; they are looked for only where that decides.
  return isCrowded(markdown) && isCrowded(withoutCode(markdown))
}

function isCrowded(markdown: string): boolean {
  const marks = markdown
    .split(/\n[ \t]*\r?(?=\n)/)
    .map((paragraph) => paragraph.match(/[*_~[]/g)?.length ?? 0)
  return marks.reduce((sum, count) => sum + count ** 2, 0) > mostMarks ** 2
}

function withoutCode(markdown: string): string {
  let text = ''
  let done = 0
  for (const { type, start, end } of markdownNodes(markdown, 0)) {
    if (type !== 'code') continue
    text += markdown.slice(done, start)
    done = end
  }
  return text + markdown.slice(done)
}

type HtmlExtension = NonNullable<Options['htmlExtensions']>[number]

/** Takes HTML out; comments, which hold settings of ours, go without a word. */
function withoutHtml(dropped: () => void): HtmlExtension {
  const nothing = (): undefined => undefined
  const note: NonNullable<HtmlExtension['exit']>['htmlFlow'] = function (token) {
    if (!/^\s*(?:<!--(?:(?!-->)[^])*-->\s*)*$/.test(this.sliceSerialize(token))) dropped()
  }
  return {
    enter: { htmlFlow: nothing, htmlText: nothing },
    exit: { htmlFlow: note, htmlText: note, htmlFlowData: nothing, htmlTextData: nothing },
  }
}

const actionBehindCode = new RegExp(`(?<=</code>)${actionPattern}`, 'g')

/** Nothing in a page takes a click, as code of Katacoda and Killercoda would. */
function withoutActions(html: string): string {
  return html
    .replace(actionBehindCode, '')
    .replace(/(<code) class="language-\{\{[\w -]*\}\}"/g, '$1')
    .replace(/(<code class="language-[^"{]+)\{\{[\w -]*\}\}"/g, '$1"')
}

/** Headings with the anchors that GitHub gives them. */
function withAnchors(html: string): string {
  const anchors = new GithubAnchors()
  const text: string[] = []
  let done = 0
  for (const [open, start, end] of headings(html)) {
    const title = html.slice(start + open.length, end)
    const anchor = anchors.next(title.replace(/<[^<>]*>|&#?\w+;/g, ''))
    text.push(html.slice(done, start), `${open.slice(0, -1)} id="${anchor}">`, title)
    done = end
  }
  return text.join('') + html.slice(done)
}

/** Headings without attributes: the tag that opens one, where it starts, and where the tag that closes it does. */
function* headings(html: string): Generator<readonly [open: string, start: number, end: number]> {
  let done = 0
  const endless = new Set<string>()
  for (const { 0: open, index } of html.matchAll(/<h[1-6]>/g)) {
    if (index < done || endless.has(open)) continue
    const end = html.indexOf(`</${open.slice(1)}`, index)
    // What the document's own HTML leaves open is not looked for again and again.
    if (end < 0) endless.add(open)
    else yield [open, index, (done = end)]
  }
}

/** The text of the first heading of the first level, `''` for none. */
function firstTitle(html: string): string {
  const open = /<h1(?:\s[^<>]*)?>/.exec(html)
  const start = open === null ? html.length : open.index + open[0].length
  const end = html.indexOf('</h1>', start)
  return end < 0 ? '' : html.slice(start, end)
}

/** Relative addresses start at the document's directory. */
function withBase(html: string, base: string): string {
  if (base === '') return html
  return html.replace(
    /(<a href="|<img src=")(?![a-z][a-z0-9+.-]*:|[/#])([^"]+)/gi,
    (_, start: string, address: string) => start + join(base, address),
  )
}
