import { claimedLines } from '../sandbox/claimed-lines.ts'

/** What a stand-in asks: `word` marks its reply. */
export interface Request {
  readonly word: string
  readonly argv: readonly string[]
}

/** The longest request that is taken, in bytes. */
const longest = 1 << 20

/**
 * Reads requests out of the FIFO's bytes: one a line, of `WORD COUNT` and then each argument, all ended by zero bytes;
 * in arguments `\\` is a backslash and `\n` a line feed.
 *
 * They are claims of untrusted code: a line that is cut off, malformed or overlong is dropped, and the next one is
 * read. No more than one line is kept.
 */
export function requestReader(onRequest: (request: Request) => void): (data: Buffer) => void {
  return claimedLines(longest, (line) => {
    const request = parseRequest(line)
    if (request !== null) onRequest(request)
  })
}

function parseRequest(line: string): Request | null {
  const [head = '', ...fields] = line.split('\0')
  const [, word, count] = /^([\d.]{1,40}) (\d{1,6})$/.exec(head) ?? []
  // What follows the last zero byte is empty, unless the line was cut off.
  if (word === undefined || fields.pop() !== '') return null
  if (fields.length === 0 || fields.length !== Number(count)) return null
  return { word, argv: fields.map(unescape) }
}

function unescape(field: string): string {
  const text = field.replace(/\\([\\n])/g, (_, char: string) => (char === 'n' ? '\n' : char))
  return Buffer.from(text, 'latin1').toString('utf8')
}
