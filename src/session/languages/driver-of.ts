import { RunbookError } from '../../errors.ts'
import type { Driver, DriverPlace, Language } from './language.ts'

/** The driver of a language's sessions. Throws `E_SESSION` when it has none. */
export function driverOf({ name, driver }: Language, place: DriverPlace): Driver {
  if (driver !== null) return driver(place)
  throw new RunbookError('E_SESSION', `${name} has no sessions`, {
    hint: 'Use bash for the session, or run the block in a shell of its own (:session none).',
  })
}
