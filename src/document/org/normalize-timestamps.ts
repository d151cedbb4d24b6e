const timestamp =
  /([<[])(\d{4})-(\d\d)-(\d\d)(?: [A-Za-z]+)?(?: (\d{1,2}:\d\d)(-\d{1,2}:\d\d)?(?::\d\d)?)?((?: [-+.]+\d+[hdwmy])*)([>\]])( *)/g
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/**
 * Timestamps as Emacs writes them when text passes through its exporter: `[2024-01-01 9:00]` gets its weekday and two
 * digits, and the blanks behind it come twice (org-element-timestamp-interpreter).
 */
export function normalizeTimestamps(text: string): string {
  return text.replace(
    timestamp,
    (whole: string, open: string, ...parts: (string | undefined)[]) => {
      const [year, month, day, time = '', end = '', repeat = '', close = '', blanks = ''] = parts
      if ((open === '<') !== (close === '>')) return whole
      const date = new Date(0)
      date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
      const shown = `${date.toISOString().slice(0, 10)} ${weekdays[date.getUTCDay()] ?? ''}`
      const hours =
        time === '' ? '' : ` ${twoDigits(time)}${end === '' ? '' : `-${twoDigits(end.slice(1))}`}`
      return open + shown + hours + repeat + close + blanks + blanks
    },
  )
}

function twoDigits(time: string): string {
  return time.padStart('00:00'.length, '0')
}
