import type { RecordingLink } from '../block.ts'
import { recordingOf } from '../recording-path.ts'

/** A link or an image: `[text](path "title")`. */
const link = /!?\[[^\][]*\]\(<?([^\s<>()]+)>?(?:[ \t]+"[^"]*")?\)/
const links = new RegExp(String.raw`^(?:${link.source}\s*)+$`)
/** An image that is a link itself: its path, and where it leads. */
const linkedImage = new RegExp(String.raw`\[(${link.source})\](\([^()]*\))`, 'g')

/** Longest paragraph that is looked at, in characters. */
const longest = 2000

/**
 * The link to a recording that a paragraph is; null for other paragraphs. Several links may stand there, or an image that is
 * one, when they are the same recording in other formats: files with the same name but for the ending.
 */
export function recordingLink(source: string, start: number, end: number): RecordingLink | null {
  if (end - start > longest) return null
  const text = source.slice(start, end).trim().replace(linkedImage, '$1 [image]$3')
  if (!links.test(text)) return null
  const paths = [...text.matchAll(new RegExp(link, 'g'))].map(([, path = '']) => path)
  return recordingOf(paths, { start, end })
}
