import { parseDuration } from './duration.ts'

/** What must hold before the next block runs. */
export type WaitCondition =
  | { readonly kind: 'port'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'http'
      readonly host: string
      readonly port: number
      /** Path with its query. */
      readonly path: string
    }
  | { readonly kind: 'file'; readonly path: string }
  /** A pause. */
  | { readonly kind: 'time'; readonly seconds: number }
  /** An extended regular expression that a line of a background block's output matches. */
  | { readonly kind: 'log'; readonly pattern: string }

/** The forms of `:wait`, for a hint. */
export const waitForms =
  'port:8080, port:HOST:8080, http://HOST:PORT/PATH, file:PATH, log:REGEX or a time as in 30s'

/** Reads a `:wait`; null when it is none. */
export function readWait(text: string): WaitCondition | null {
  if (text.startsWith('http://')) return readUrl(text)
  const pauseMs = parseDuration(text)
  if (pauseMs !== null) return { kind: 'time', seconds: pauseMs / 1000 }
  const [kind = '', rest = ''] = text.split(/:(.*)/s, 2)
  if (rest === '') return null
  if (kind === 'http') return readUrl(rest.includes('//') ? rest : `http://${rest}`)
  if (kind === 'port') return readPort(rest)
  if (kind === 'file') return { kind, path: rest }
  if (kind === 'log' || kind === 'output' || kind === 'stdout')
    return { kind: 'log', pattern: rest }
  return null
}

function readPort(text: string): WaitCondition | null {
  const { host = '127.0.0.1', port } =
    /^(?:(?<host>[\w.-]+):)?(?<port>\d{1,5})$/.exec(text)?.groups ?? {}
  const number = Number(port)
  return number > 0 && number < 65_536 ? { kind: 'port', host, port: number } : null
}

function readUrl(text: string): WaitCondition | null {
  if (!URL.canParse(text)) return null
  const { protocol, hostname, port, pathname, search } = new URL(text)
  if (protocol !== 'http:' || !/^[\w.-]+$/.test(hostname)) return null
  return { kind: 'http', host: hostname, port: Number(port || 80), path: `${pathname}${search}` }
}
