const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

const onePattern =
  /^([<[])(\d{4})-(\d\d)-(\d\d)(?:[^0-9\n]*?(?: +|(?<=[^0-9]) *)(\d{1,2}):(\d\d)(?:-(\d{1,2}):(\d\d))?)?(.*?)[>\]]$/

/** A timestamp as Org writes it: with the name of the day and two digits for hours (org-element-timestamp-interpreter). */
export function timestampSyntax(value: string): string {
  const parts = /^(.+[>\]])--(.+)$/.exec(value)
  return parts ? `${oneTime(parts[1] ?? '')}--${oneTime(parts[2] ?? '')}` : oneTime(value)
}

function oneTime(value: string): string {
  const match = onePattern.exec(value)
  if (!match) return value
  const [, open = '', year, month, day, hour, minute, endHour, endMinute] = match
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  // An hour past the last one is one of the next day.
  date.setUTCHours(Number(hour ?? 0), Number(minute ?? 0))
  const moment = date.toISOString()
  const written = `${moment.slice(0, 10)} ${days[date.getUTCDay()] ?? ''}`
  const time = hour === undefined ? '' : ` ${moment.slice(11, 16)}`
  const until = endHour === undefined ? '' : `-${endHour.padStart(2, '0')}:${endMinute}`
  const repeater = /(?:\+\+|\.\+|\+)\d+[hdwmy](?:\/\d+[hdwmy])?/.exec(value)?.[0]
  const warning = /(?<= )--?\d+[hdwmy]/.exec(value)?.[0]
  const marks = [repeater, warning].filter((mark) => mark !== undefined).map((mark) => ` ${mark}`)
  return `${open}${written}${time}${until}${marks.join('')}${open === '<' ? '>' : ']'}`
}
