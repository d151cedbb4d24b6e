import type { OrgDocument } from '../../document/document.ts'
import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import { readKeyword } from './export-settings.ts'

/** What reading objects needs to know of a document: its radio targets and link abbreviations. */
export function objectSettings(document: OrgDocument): ObjectSettings {
  return { radio: radioPattern(document.source), abbreviations: abbreviations(document) }
}

function abbreviations(document: OrgDocument): ReadonlyMap<string, string> {
  const entries = document.keywords.flatMap(({ text }) => {
    const [key, value] = readKeyword(text)
    const match = key === 'LINK' ? /^(\S+)[ \t]+(.+)$/.exec(value) : null
    return match ? [[match[1] ?? '', match[2] ?? ''] as const] : []
  })
  return new Map(entries)
}

/** Matches mentions of radio targets, whatever their case and blanks, the longest first. */
function radioPattern(source: string): RegExp | null {
  const targets = new Set(
    [...source.matchAll(/<<<([^\n\r\t <>](?:[^\n\r<>]*[^\n\r\t <>])?)>>>/g)].map(
      ([, name]) => name ?? '',
    ),
  )
  if (targets.size === 0) return null
  const names = [...targets].toSorted((a, b) => b.length - a.length).map(spaced)
  return new RegExp(`(?<![\\p{L}\\p{N}])(${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

function spaced(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`)
}
