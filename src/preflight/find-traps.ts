import { simpleCommands } from '../classify/simple-commands.ts'
import { addToGroup } from '../document/add-to-group.ts'
import { placeOf } from '../document/line-index.ts'
import { findReferences } from '../plan/noweb-references.ts'
import type { Plan, Step } from '../plan/plan.ts'
import { posixShells } from '../plan/shell-names.ts'
import { attributeTraps } from './attribute-traps.ts'
import { needTraps } from './need-traps.ts'
import { networkTraps } from './network-traps.ts'
import { placeInBlock } from './place-in-block.ts'
import { recordingTraps } from './recording-traps.ts'
import { secretFindings } from './rules/plain-secret.ts'
import { trapRules } from './rules/rules.ts'
import { serverTraps } from './server-traps.ts'
import { surveyDocument } from './survey-document.ts'
import type { Survey, Trap } from './trap.ts'

/** Where the blocks of a plan would run. */
export interface BlockSurroundings {
  /** Their PATH. */
  readonly path: string
  /** All sessions are in one network. */
  readonly sharesNetwork: boolean
}

/**
 * Looks for traps in the shell blocks that would run: placeholders, here-documents without end, commands that never end or want
 * a terminal, what deletes, what is missing, what is misspelt, secrets, servers and networks out of reach. Nothing is run or changed.
 */
export function findTraps(plan: Plan, { path, sharesNetwork }: BlockSurroundings): Trap[] {
  const survey = surveyDocument(plan, path)
  const within = { plan, survey, inside: linesInside(plan) }
  const found = plan.steps
    .filter(({ skip, block }) => skip === null && posixShells.has(block.language))
    .flatMap((step) => trapsOf(step, within))
  // What is missing is said once, at the first place that needs it.
  const said = new Set<string>()
  const fresh = found.filter(({ code, reason }) => {
    const key = `${code} ${reason}`
    const isNew = !code.startsWith('missing-') || !said.has(key)
    said.add(key)
    return isNew
  })
  const others = [
    ...needTraps(plan, survey),
    ...attributeTraps(plan.document),
    ...recordingTraps(plan, survey),
    ...secretsInText(plan),
    ...(sharesNetwork ? [] : [...serverTraps(plan), ...networkTraps(plan)]),
  ]
  return [...fresh, ...others].toSorted((a, b) => a.place.line - b.place.line)
}

/** Secrets are looked for in all of the text: in results and examples, too. `secret=TOKEN` names one, and holds none. */
function secretsInText({ document }: Plan): Trap[] {
  const names = document.blocks
    .flatMap((block) => block.arguments)
    .filter(({ key, carrier }) => key === 'secret' && carrier !== 'sidecar')
    .map(({ span }) => span)
  return secretFindings(document.source)
    .filter(({ from }) => !names.some(({ start, end }) => start <= from && from < end))
    .map(({ text, from, ...finding }) => ({
      code: 'plain-secret',
      ...finding,
      place: placeOf(document.lines, { start: from, end: from + text.length }),
    }))
}

/** The lines of the blocks inside of each block's shell, by that block's index. */
function linesInside({ steps }: Plan): ReadonlyMap<number, readonly number[]> {
  const lines = new Map<number, number[]>()
  for (const { inside, block } of steps) {
    if (inside !== null) addToGroup(lines, inside, block.writtenLine)
  }
  return lines
}

/** What the blocks of a document share. */
interface Surroundings {
  readonly plan: Plan
  readonly survey: Survey
  readonly inside: ReadonlyMap<number, readonly number[]>
}

/** Of one kind in one block; each costs a walk through its text. */
const mostFindings = 100

function trapsOf(step: Step, { plan, survey, inside: lines }: Surroundings): Trap[] {
  const script = step.calls ? withoutReferences(step.code) : step.code
  const inside = lines.get(step.block.index) ?? []
  const inspected = { script, commands: simpleCommands(script), step, inside, survey }
  return trapRules.flatMap(({ code, find }) =>
    find(inspected)
      .slice(0, mostFindings)
      .map(({ reason, remedy, stops, ...found }) => ({
        code,
        place: placeInBlock(plan.document, step, found),
        reason,
        remedy,
        stops,
      })),
  )
}

/** The code with blanks in place of what only other blocks can tell, at the same offsets. */
function withoutReferences(code: string): string {
  let text = ''
  for (const { start, end } of findReferences(code))
    text += code.slice(text.length, start) + ' '.repeat(end - start)
  return text + code.slice(text.length)
}
