const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

const onePattern =
  /^(?<open>[<[])(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[^0-9\n]*?(?: +|(?<=[^0-9]) *)(?<hour>\d{1,2}):(?<minute>\d\d)(?:-(?<endHour>\d{1,2}):(?<endMinute>\d\d))?)?.*?[>\]]$/

type Parts = Readonly<Record<string, string | undefined>>

/**
 * A timestamp as Org writes it: with the name of the day and two digits for hours. Both ends of a range have the brackets of
 * the first and the repeaters of the whole; the second one without an hour has the last one of the first
 * (org-element-timestamp-interpreter).
 */
export function timestampSyntax(value: string): string {
  const [, start = value, end = ''] = /^(.+[>\]])--(.+)$/.exec(value) ?? []
  const first = onePattern.exec(start)?.groups
  const second = onePattern.exec(end)?.groups
  if (!first || (end !== '' && !second)) return value
  const close = marksOf(value) + (first['open'] === '<' ? '>' : ']')
  if (!second) return momentOf(first) + untilOf(first) + close
  const {
    hour = first['endHour'] ?? first['hour'],
    minute = first['endMinute'] ?? first['minute'],
  } = second
  return `${momentOf(first)}${close}--${momentOf({ ...second, open: first['open'], hour, minute })}${close}`
}

function marksOf(value: string): string {
  const repeater = /(?:\+\+|\.\+|\+)\d+[hdwmy](?:\/\d+[hdwmy])?/.exec(value)?.[0]
  const warning = /(?<= )--?\d+[hdwmy]/.exec(value)?.[0]
  const marks = [repeater, warning].filter((mark) => mark !== undefined)
  return marks.map((mark) => ` ${mark}`).join('')
}

/** Opening bracket, date and hour. */
function momentOf({ open, year, month, day, hour, minute }: Parts): string {
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  // An hour past the last one is one of the next day.
  date.setUTCHours(Number(hour ?? 0), Number(minute ?? 0))
  const text = date.toISOString()
  const time = hour === undefined ? '' : ` ${text.slice(11, 16)}`
  return `${open}${text.slice(0, 10)} ${days[date.getUTCDay()] ?? ''}${time}`
}

function untilOf({ endHour, endMinute }: Parts): string {
  return endHour === undefined ? '' : `-${endHour.padStart(2, '0')}:${endMinute}`
}
