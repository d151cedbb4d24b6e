import { timestampSyntax } from './timestamp-syntax.ts'

/** A time of a planning line, with the blanks behind it. */
export interface PlanningTime {
  readonly key: string
  readonly time: string
  readonly blanks: string
}

const time = String.raw`[<[][^>\]\n]*[>\]](?:--[<[][^>\]\n]*[>\]])?`
const planningPattern = new RegExp(`(CLOSED|DEADLINE|SCHEDULED):[ \\t]*(${time})([ \\t]*)`, 'g')

/** The times of a planning line (Org manual, "Deadlines and Scheduling"). */
export function readPlanning(value: string): PlanningTime[] {
  return [...value.matchAll(planningPattern)].map(([, key = '', written = '', blanks = '']) => ({
    key,
    time: timestampSyntax(written),
    blanks,
  }))
}

/** A planning line as Org writes it. */
export function planningSyntax(value: string): string {
  const times = readPlanning(value)
  return ['DEADLINE', 'SCHEDULED', 'CLOSED']
    .flatMap((key) => times.filter((entry) => entry.key === key))
    .map((entry) => `${entry.key}: ${entry.time}`)
    .join(' ')
}

/** A clock line: its time with the blanks behind it, and how long it is, `''` when it still runs. */
export interface ClockTime {
  readonly time: string
  readonly blanks: string
  readonly duration: string
}

const clockPattern = new RegExp(`CLOCK:[ \\t]*(?:(${time})([ \\t]*))?(?:=>[ \\t]*(\\S+))?`, 'i')

/** Reads a clock line (Org manual, "Clocking Work Time"). */
export function readClock(value: string): ClockTime {
  const [, written = '', blanks = '', duration = ''] = clockPattern.exec(value) ?? []
  return { time: timestampSyntax(written), blanks, duration }
}

/** A clock line as Org writes it. */
export function clockSyntax(value: string): string {
  const { time: written, duration } = readClock(value)
  const [hours = '', minutes = ''] = duration.split(':')
  return `CLOCK: ${written}${duration === '' ? '' : ` => ${hours.padStart(2)}:${minutes.padStart(2, '0')}`}`
}
