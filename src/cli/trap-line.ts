import type { Trap } from '../preflight/trap.ts'
import { printable } from './printable.ts'
import { shownPath } from './shown-path.ts'
import type { Style } from './style.ts'

/** A trap on one line: where, what kind, why. */
export function trapLine({ place, code, reason, stops }: Trap, style: Style): string {
  const at = `${printable(shownPath(place.path))}:${place.line}:${place.column}`
  return `${style.paint(stops ? 'red' : 'yellow', code)}  ${style.paint('dim', at)}  ${printable(reason)}`
}
