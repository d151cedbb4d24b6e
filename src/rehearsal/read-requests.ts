/** What a stand-in asks: `word` marks its reply. */
export interface Request {
  readonly word: string
  readonly argv: readonly string[]
}

const mark = '\u0001RUNBOOK\u0001'
/** The longest request that is taken, in bytes, and the most words in one. */
const longest = 1 << 20
const mostWords = 10_000

/**
 * Reads requests out of the FIFO's bytes. They are claims of untrusted code: a request that is cut off by the
 * mark of the next one, malformed or overlong is dropped, and the next one is read.
 */
export function requestReader(onRequest: (request: Request) => void): (data: Buffer) => void {
  let held = ''
  return (data) => {
    held += data.toString('latin1')
    for (let start = held.lastIndexOf(mark); start >= 0; start = held.lastIndexOf(mark)) {
      const request = parseRequest(held.slice(start + mark.length))
      if (request === null) {
        held = held.slice(start)
        break
      }
      held = ''
      if (request !== 'malformed') onRequest(request)
    }
    if (held.length > longest) held = ''
  }
}

/** Null while the request is not complete. */
function parseRequest(text: string): Request | 'malformed' | null {
  const fields = text.split('\0')
  const [word = '', count = ''] = fields
  if (fields.length < 3) return null
  if (!/^[\d.]{1,40}$/.test(word) || !/^\d{1,5}$/.test(count) || Number(count) > mostWords)
    return 'malformed'
  const end = 3 + Number(count)
  if (fields.length <= end) return null
  const argv = fields.slice(2, end).map((field) => Buffer.from(field, 'latin1').toString('utf8'))
  return { word, argv }
}
