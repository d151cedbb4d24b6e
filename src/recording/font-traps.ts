import { argumentPlace } from '../document/argument-place.ts'
import type { Plan } from '../plan/plan.ts'
import type { Trap } from '../preflight/trap.ts'
import { findFont } from '../screen/font/find-font.ts'

/** The fonts that recordings of a plan ask for and that this machine lacks, each once: pictures are made with another one. */
export function fontTraps({ steps, document: { lines } }: Plan): Trap[] {
  const traps = new Map<string, Trap>()
  for (const { skip, recordTo, arguments: given } of steps) {
    const { fontFamily } = given.recording.looks
    const origin = given.written.get('font-family')?.origin
    if (skip !== null || recordTo.length === 0 || !origin || traps.has(fontFamily)) continue
    const { remark: reason } = findFont(fontFamily)
    if (reason === '') continue
    const remedy = 'Install it below ~/.local/share/fonts, as a .ttf or .otf file.'
    const place = argumentPlace(lines, origin)
    traps.set(fontFamily, { code: 'missing-font', place, reason, remedy, stops: false })
  }
  return [...traps.values()]
}
