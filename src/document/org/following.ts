import type { RecordedResult, RecordingLink } from '../block.ts'
import { type Following, followingOf } from '../following.ts'
import { lineStart, lineText, type LineIndex } from '../line-index.ts'
import { recordingOf } from '../recording-path.ts'
import { affiliatedKeywords } from './affiliated.ts'
import type { OrgElement } from './element.ts'
import { resultText } from './result-text.ts'

/** What stands below a block of Org: its result by its name, and the link to its recording. */
export function orgFollowing(lines: LineIndex, block: OrgElement, name: string): Following {
  return followingOf(block, {
    recording: (element) => recordingLink(lines, element),
    recorded: (element) => recordedResult(lines, element, name),
  })
}

/** A link, alone on its line or beside others. */
const link = /\[\[(?:file:)?([^\][\n]+)\](?:\[[^\]\n]*\])?\]/
const links = new RegExp(String.raw`^(?:${link.source}\s*)+$`)

/** Longest paragraph that is looked at, in characters. */
const longest = 2000

/** Several links in a paragraph are one recording in other formats: files with the same name but for the ending. */
function recordingLink(lines: LineIndex, element: OrgElement): RecordingLink | null {
  if (element.type !== 'paragraph') return null
  const [first, last] = [lineStart(lines, element.start), lineStart(lines, element.end)]
  if (last - first > longest) return null
  const paragraph = lines.source.slice(first, last)
  const text = paragraph.trim()
  if (!links.test(text)) return null
  const paths = [...text.matchAll(new RegExp(link, 'g'))].map(([, path = '']) => path)
  const start = first + paragraph.indexOf(text)
  return recordingOf(paths, { start, end: start + text.length })
}

function recordedResult(
  lines: LineIndex,
  element: OrgElement,
  name: string,
): RecordedResult | null {
  const span = { start: lineStart(lines, element.begin), end: lineStart(lines, element.end) }
  if (isEmptyResults(lines, element)) return { kind: 'marked', text: '', span }
  const keyword = affiliatedKeywords(lines, element).find(({ key }) => key === 'results')
  // Nothing is held against a block of source: its author may have put it there to be run.
  const text = element.type === 'src-block' ? null : resultText(lines, element)
  if (keyword) return keyword.value === name ? { kind: 'marked', text: text ?? '', span } : null
  return text === null || element.begin !== element.start ? null : { kind: 'unmarked', text, span }
}

function isEmptyResults(lines: LineIndex, element: OrgElement): boolean {
  return (
    element.type === 'keyword' &&
    /^[ \t]*#\+results(?:\[.*\])?:[ \t]*$/i.test(lineText(lines, element.start))
  )
}
