const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A time by a format with `%Y`, `%m`, `%d` and the like, in the local zone (Elisp manual, "Time Parsing"). */
export function formatTime(format: string, time: Date): string {
  return format.replace(/%([-_0]?)([a-zA-Z%])/g, (written, flag: string, letter: string) =>
    field(letter, flag, time, written),
  )
}

function field(letter: string, flag: string, time: Date, written: string): string {
  const pad = (value: number, width: number, fill = '0'): string => {
    if (flag === '-') return String(value)
    return String(value).padStart(width, flag === '_' ? ' ' : fill)
  }
  switch (letter) {
    case 'Y':
      return pad(time.getFullYear(), 4)
    case 'y':
      return pad(time.getFullYear() % 100, 2)
    case 'm':
      return pad(time.getMonth() + 1, 2)
    case 'd':
      return pad(time.getDate(), 2)
    case 'e':
      return pad(time.getDate(), 2, ' ')
    case 'H':
      return pad(time.getHours(), 2)
    case 'I':
      return pad(time.getHours() % 12 || 12, 2)
    case 'M':
      return pad(time.getMinutes(), 2)
    case 'S':
      return pad(time.getSeconds(), 2)
    case 'p':
      return time.getHours() < 12 ? 'AM' : 'PM'
    case 's':
      return String(Math.floor(time.getTime() / 1000))
    default:
      return longField(letter, time) ?? written
  }
}

function longField(letter: string, time: Date): string | null {
  const day = days[time.getDay()] ?? ''
  const month = months[time.getMonth()] ?? ''
  const whole: Readonly<Record<string, string>> = {
    A: day,
    a: day.slice(0, 3),
    B: month,
    b: month.slice(0, 3),
    h: month.slice(0, 3),
    '%': '%',
    j: String(dayOfYear(time)).padStart(3, '0'),
    u: String(time.getDay() || 7),
    w: String(time.getDay()),
    n: '\n',
    t: '\t',
    z: zone(time.getTimezoneOffset()),
    Z: /[A-Z]\S*$/.exec(time.toLocaleTimeString('en', { timeZoneName: 'short' }))?.[0] ?? '',
  }
  if (letter === 'F') return formatTime('%Y-%m-%d', time)
  if (letter === 'T') return formatTime('%H:%M:%S', time)
  if (letter === 'R') return formatTime('%H:%M', time)
  if (letter === 'D') return formatTime('%m/%d/%y', time)
  return whole[letter] ?? null
}

function dayOfYear(time: Date): number {
  const last = new Date(time.getFullYear(), time.getMonth(), time.getDate())
  const before = new Date(time.getFullYear(), 0, 0)
  return Math.round((last.getTime() - before.getTime()) / 86_400_000)
}

function zone(minutesWest: number): string {
  const minutes = Math.abs(minutesWest)
  const text = `${Math.floor(minutes / 60)}`.padStart(2, '0') + `${minutes % 60}`.padStart(2, '0')
  return (minutesWest > 0 ? '-' : '+') + text
}
