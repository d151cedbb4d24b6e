import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

import { type WebSocket, WebSocketServer } from 'ws'

import { RunbookError } from '../errors.ts'
import { admit, type Door } from './admit.ts'

/** What is served. */
export interface LiveRoutes {
  /** The page; its scripts have the nonce. */
  readonly page: (nonce: string) => string
  /** Who gets a socket, by the path below the page's. */
  readonly sockets: Readonly<Record<string, LiveRoute>>
}

/** What is told over a socket. */
export interface LiveRoute {
  /** The subprotocol that a viewer must speak, `''` for none. */
  readonly protocol: string
  readonly watch: (socket: WebSocket) => void
}

/** A page on this machine. */
export interface LiveServer {
  readonly url: string
  /** Takes no more viewers, says farewell to those that are there, and cuts every connection. */
  readonly close: (farewell: () => Promise<unknown>) => Promise<void>
}

/** Viewers say nothing but what the protocol needs, so longer messages end their connection; in bytes. */
const longestMessage = 1024
/** Each viewer may let some memory wait for it. */
const mostConnections = 64

/**
 * Serves a page, and what is told to it, at an address of this machine alone that nobody can guess.
 * @throws RunbookError E_USAGE when nothing can be served at the port; 0 is any that is free.
 */
export async function serveLive(port: number, routes: LiveRoutes): Promise<LiveServer> {
  const server = createServer()
  server.maxConnections = mostConnections
  await listening(server, port)
  const door = {
    port: (server.address() as AddressInfo).port,
    token: randomBytes(24).toString('base64url'),
  }
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: longestMessage,
    handleProtocols: (offered) => [...offered].find((name) => isSpoken(name, routes)) ?? false,
  })
  server.on('request', (request, response) => answer(request, response, { door, routes }))
  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    const route = routeOf(request, { door, routes })
    if (typeof route === 'number') return refuse(connection, route)
    sockets.handleUpgrade(request, connection, head, (socket) => route.watch(socket))
  })
  return {
    url: `http://127.0.0.1:${door.port}/${door.token}/`,
    close: async (farewell) => {
      server.close().removeAllListeners('upgrade')
      await farewell()
      server.closeAllConnections()
    },
  }
}

interface Served {
  readonly door: Door
  readonly routes: LiveRoutes
}

async function listening(server: Server, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve)
    })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new RunbookError('E_USAGE', `the run cannot be shown at port ${port}: ${message}`, {
      hint:
        code === 'EACCES'
          ? 'Take a port above 1023.'
          : 'Take another port, or leave it out for one that is free.',
      cause: error,
    })
  }
}

function isSpoken(name: string, { sockets }: LiveRoutes): boolean {
  return Object.values(sockets).some(({ protocol }) => protocol === name)
}

/** The route of a socket, or the status of its refusal. */
function routeOf(request: IncomingMessage, { door, routes }: Served): LiveRoute | number {
  const admission = admit(request, door, 'socket')
  if ('refused' in admission) return admission.refused
  const { path } = admission
  const route = Object.hasOwn(routes.sockets, path) ? routes.sockets[path] : undefined
  if (route === undefined) return 404
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(/\s*,\s*/)
  return offered.includes(route.protocol) ? route : 400
}

function refuse(connection: Duplex, status: number): void {
  connection.on('error', () => {})
  connection.end(`HTTP/1.1 ${status} No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

function answer(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const admission = admit(request, served.door, 'page')
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if ('refused' in admission || admission.path !== '' || !isRead) {
    response.writeHead('refused' in admission ? admission.refused : 404).end()
    return
  }
  const nonce = randomBytes(16).toString('base64')
  response.writeHead(200, headersOf(request.headers.host ?? '', nonce))
  response.end(request.method === 'GET' ? served.routes.page(nonce) : undefined)
}

/** The page loads nothing, is in no other page, and talks to its own sockets alone. */
function headersOf(host: string, nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data:',
    `connect-src ws://${host} data:`,
    'worker-src blob: data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}
