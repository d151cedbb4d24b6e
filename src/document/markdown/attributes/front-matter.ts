import type { WrittenArgument } from '../../block.ts'
import type { Fault, Reading } from './reading.ts'
import { type Entry, entriesUnder, entryArguments } from './settings/entry.ts'
import { readToml } from './settings/toml.ts'
import { readYaml } from './settings/yaml.ts'

/** The settings before a document's text. */
export interface FrontMatter extends Reading {
  /** Offset at which the text of the document begins. */
  readonly end: number
}

/** A kind of front matter: how it begins and ends, and who reads it. Null where the text is none of it. */
interface Kind {
  readonly pattern: RegExp
  readonly read: (text: string, start: number) => Settings | null
}

interface Settings {
  readonly entries: readonly Entry[]
  readonly faults: readonly Fault[]
}

const kinds: readonly Kind[] = [
  { pattern: fenced('---'), read: yamlSettings },
  { pattern: fenced('\\+\\+\\+'), read: readToml },
  {
    // As Hugo has it: the text begins with a brace, and a brace at the start of a line ends it.
    pattern: /^(?<open>\uFEFF?)(?<text>\{[^\r\n]*\}|\{[^]*?\n\})[ \t]*(?:\r?\n|$)/,
    read: jsonSettings,
  },
]

/**
 * Reads the front matter of a Markdown document: YAML between lines of three dashes, TOML between lines of three plus signs, or a
 * JSON object. Faults are those of text with a key that is read here. A dash line that is followed by a blank one, or by text that is no map, is a thematic break.
 */
export function readFrontMatter(source: string): FrontMatter {
  for (const { pattern, read } of kinds) {
    const match = pattern.exec(source)
    const { open = '', text = '' } = match?.groups ?? {}
    const found = match && read(text, open.length)
    if (found) {
      const faults = ownKey.test(text) ? found.faults : []
      return { arguments: settingsOf(found.entries), faults, end: match[0].length }
    }
  }
  return { arguments: [], faults: unclosed(source), end: source.startsWith('\uFEFF') ? 1 : 0 }
}

function fenced(marker: string): RegExp {
  const line = `${marker}[ \\t]*\\r?\\n`
  return new RegExp(
    `^(?<open>\\uFEFF?${line})(?<text>(?![ \\t]*\\r?\\n)[^]*?(?<=\\n))${marker}[ \\t]*(?:\\r?\\n|$)`,
  )
}

/** YAML, or TOML as Runme takes it here; text that looks like neither is text between two thematic breaks. */
function yamlSettings(text: string, start: number): Settings | null {
  const found = readYaml(text, start)
  const toml = !found.isMap && /^[\w-]+[ \t]*=/m.test(text) ? readToml(text, start) : null
  if (toml?.faults.length === 0) return toml
  if (!found.isMap && found.faults.length === 0) return null
  return found.faults.length > 0 && !looksLikeMap(text) ? null : found
}

/** True for text with a key above its first fence: what a block prints below it decides nothing, nor does a title, as in slides. */
function looksLikeMap(text: string): boolean {
  const [above = ''] = text.split(/`{3}|~{3}/, 1)
  return /^["']?[\w.-]+["']?[ \t]*:(?:[ \t\r]|$)/m.test(above)
}

function jsonSettings(text: string, start: number): Settings | null {
  const looksLikeJson = /^\{\s*(?:"|\}$)/.test(text)
  return looksLikeJson ? readYaml(text, start) : null
}

/** Top-level keys of Runme's that are about its blocks. */
const runmeKeys: ReadonlySet<string> = new Set(['cwd', 'shell', 'tag', 'terminalRows'])

/** A key that is read here: what is wrong in front matter without one is for the tool that it was written for, and no mistake of a runbook. */
const ownKey = /^[\s{"'[]*(?:runbook|execute|cwd|shell|tag|terminalRows)\b/m

/** Quarto's settings, then Runme's, then ours. */
function settingsOf(entries: readonly Entry[]): WrittenArgument[] {
  const execute = entriesUnder(entries, 'execute').flatMap((entry): Entry[] => {
    if (entry.key === 'enabled') return [{ ...entry, key: 'eval' }]
    return entry.key === 'daemon' || entry.key === 'debug' ? [] : [entry]
  })
  const runme = entries.filter(({ key }) => runmeKeys.has(key))
  const own = entriesUnder(entries, 'runbook')
  return entryArguments([...execute, ...runme, ...own], 'document')
}

/** Settings of ours without an end are a mistake; without them the first line is a thematic break. */
function unclosed(source: string): Fault[] {
  const [first = '', ...rest] = source.slice(0, 1 << 14).split('\n')
  if (!/^\uFEFF?(?:---|\+\+\+)\s*$/.test(first)) return []
  const blank = rest.findIndex((line) => line.trim() === '')
  const head = blank < 0 ? rest : rest.slice(0, blank)
  if (!head.some((line) => /^(?:runbook:|\[runbook\])/.test(line))) return []
  const span = { start: 0, end: first.trimEnd().length }
  const hint = 'End it with a line like its first one.'
  return [{ code: 'E_UNCLOSED', reason: 'nothing closes the front matter', hint, span }]
}
