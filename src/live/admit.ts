import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Where a page is served: only who knows the token gets in. */
export interface Door {
  readonly port: number
  readonly token: string
}

/** What a request may have: a path behind the token, or the status of its refusal. */
export type Admission = { readonly path: string } | { readonly refused: 403 | 404 }

/**
 * Whether a request may come in. Its Host must be this machine's own, else a name on the web that leads here could read the
 * page (DNS rebinding); a socket must come from the page itself, since browsers open sockets to other sites unasked.
 */
export function admit(
  { headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>,
  { port, token }: Door,
  kind: 'page' | 'socket',
): Admission {
  const { host = '', origin } = headers
  if (!hostsOf(port).includes(host)) return { refused: 403 }
  if (kind === 'socket' && origin !== `http://${host}`) return { refused: 403 }
  const [, given = '', path = null] = /^\/([^/]*)\/([a-z]*)$/.exec(url) ?? []
  return path !== null && isEqual(given, token) ? { path } : { refused: 404 }
}

/** A browser leaves out the port of HTTP. */
function hostsOf(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost'].flatMap((name) =>
    port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
  )
}

/** In a time that does not tell how much of it is right. */
function isEqual(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
