import type { Span } from '../document/line-index.ts'
import type { Fault } from '../document/markdown/attributes/reading.ts'
import {
  entriesUnder,
  type Entry,
  type EntryValue,
} from '../document/markdown/attributes/settings/entry.ts'
import { readYaml } from '../document/markdown/attributes/settings/yaml.ts'

/** A file that an index names. */
export interface NamedFile {
  readonly path: string
  /** Where the index names it. */
  readonly span: Span
}

/** The introduction, a step or the end of a scenario; null for a file that it lacks. */
export interface IndexStep {
  readonly title: string
  readonly text: NamedFile | null
  readonly background: NamedFile | null
  readonly foreground: NamedFile | null
  readonly verify: NamedFile | null
}

/** Files that a scenario puts somewhere before it begins: a pattern below `assets`, a directory, and a mode or `''`. */
export interface IndexAsset {
  readonly file: NamedFile
  readonly target: string
  readonly mode: string
}

/** What an index says. */
export interface ScenarioIndex {
  readonly title: string
  readonly steps: readonly IndexStep[]
  readonly assets: readonly IndexAsset[]
  readonly faults: readonly Fault[]
}

/** Reads the index of a scenario, `index.json` of Katacoda and Killercoda. JSON is read as YAML, which knows places. */
export function readIndex(source: string): ScenarioIndex {
  const { entries, faults } = readYaml(source, 0)
  const details = entriesUnder(entries, 'details')
  const one = (key: string, title: string): IndexStep[] => {
    const found = entriesUnder(details, key)
    return found.length === 0 ? [] : [stepOf(found, title)]
  }
  const listed = mapsOf(details.find(({ key }) => key === 'steps')?.value)
  const steps = [
    ...one('intro', 'Introduction'),
    ...listed.map((step, index) => stepOf(step, `Step ${index + 1}`)),
    ...one('finish', 'Finish'),
  ].filter(({ text, background, foreground, verify }) => text ?? background ?? foreground ?? verify)
  const whole = { start: 0, end: source.length }
  return {
    title: textUnder(entries, 'title'),
    steps,
    assets: entriesUnder(details, 'assets').flatMap(assetsOf),
    faults: faults.length > 0 ? faults : countFaults(steps.length, whole),
  }
}

function stepOf(entries: readonly Entry[], title: string): IndexStep {
  return {
    title: textUnder(entries, 'title') || title,
    text: fileUnder(entries, ['text']),
    background: fileUnder(entries, ['background', 'courseData']),
    foreground: fileUnder(entries, ['foreground', 'code']),
    verify: fileUnder(entries, ['verify']),
  }
}

/** What goes to the first machine; there is no other. */
function assetsOf({ key, value }: Entry): IndexAsset[] {
  if (/0[2-9]$/.test(key)) return []
  return mapsOf(value).flatMap((entries) => {
    const file = fileUnder(entries, ['file'])
    const target = textUnder(entries, 'target') || '~'
    return file ? [{ file, target, mode: textUnder(entries, 'chmod') }] : []
  })
}

function mapsOf(value: EntryValue | undefined): (readonly Entry[])[] {
  const items = value?.type === 'list' ? value.items : []
  return items.flatMap((item) => (item.type === 'map' ? [item.entries] : []))
}

function fileUnder(entries: readonly Entry[], keys: readonly string[]): NamedFile | null {
  const found = entries.find(({ key }) => keys.includes(key))
  const path = found?.value.type === 'text' ? (found.value.text ?? '') : ''
  return found && path !== '' ? { path, span: found.span } : null
}

function textUnder(entries: readonly Entry[], key: string): string {
  const value = entries.find((entry) => entry.key === key)?.value
  return value?.type === 'text' ? (value.text ?? '') : ''
}

/** Nobody goes through more, and each is a document. */
const mostSteps = 500

function countFaults(steps: number, span: Span): Fault[] {
  if (steps === 0) return [noSteps(span)]
  return steps > mostSteps ? [tooMany(span)] : []
}

function tooMany(span: Span): Fault {
  const hint = 'Make several scenarios of it.'
  return { code: 'E_FORMAT', reason: `the index names more than ${mostSteps} steps`, hint, span }
}

function noSteps(span: Span): Fault {
  const reason = 'the index names no step'
  const hint = 'Name texts in it: {"details": {"steps": [{"text": "step1.md"}]}}.'
  return { code: 'E_FORMAT', reason, hint, span }
}
