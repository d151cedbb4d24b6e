import type { OrgDocument } from '../../document/document.ts'
import type { ObjectSettings } from '../../document/org/objects/object-reader.ts'
import { RadioTargets } from '../../document/org/objects/radio-targets.ts'
import { readKeyword } from './export-settings.ts'

/** What reading objects needs to know of a document: its radio targets and link abbreviations. */
export function objectSettings(document: OrgDocument): ObjectSettings {
  return { radio: radioTargets(document.source), abbreviations: abbreviations(document) }
}

function abbreviations(document: OrgDocument): ReadonlyMap<string, string> {
  const entries = document.keywords.flatMap(({ text }) => {
    const [key, value] = readKeyword(text)
    const match = key === 'LINK' ? /^(\S+)[ \t]+([^]+)$/.exec(value) : null
    return match ? [[match[1] ?? '', match[2] ?? ''] as const] : []
  })
  return new Map(entries)
}

function radioTargets(source: string): RadioTargets | null {
  const names = new Set(
    [...source.matchAll(/<<<([^\n\r\t <>](?:[^\n\r<>]*[^\n\r\t <>])?)>>>/g)].map(
      ([, name]) => name ?? '',
    ),
  )
  return names.size === 0 ? null : new RadioTargets(names)
}
