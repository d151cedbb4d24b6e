import { once } from 'node:events'

import { WebSocket } from 'ws'

import { LiveScreen } from '../../src/live/live-screen.ts'
import { serveLive } from '../../src/live/serve-live.ts'
import { castOf } from '../screen/cast-of.ts'

const { header } = castOf({ cols: 40, rows: 5 }, [])

/** A served screen; its viewers are real clients. */
export async function watchedScreen() {
  const screen = new LiveScreen(header, [])
  const sockets: WebSocket[] = []
  const watch = (socket: WebSocket): void => {
    sockets.push(socket)
    screen.watch(socket)
  }
  const server = await serveLive(0, {
    page: () => '',
    sockets: { terminal: { protocol: 'v3.asciicast', watch } },
  })
  return {
    screen,
    /** The server's ends of the connections. */
    sockets,
    close: async () => server.close(() => screen.end()),
    /** A client that has got the first messages, all of them as they come, and how its connection ends. */
    viewer: async () => {
      const { origin, host } = new URL(server.url)
      const address = `ws://${host}${new URL(server.url).pathname}terminal`
      const client = new WebSocket(address, ['v3.asciicast'], { origin })
      const messages: string[] = []
      client.on('message', (data: Buffer) => messages.push(data.toString()))
      await once(client, 'message')
      return { client, messages, ended: once(client, 'close') }
    },
  }
}

/** The text that a viewer has been told to show. */
export function shownText(messages: readonly string[]): string {
  return messages
    .map((message) => JSON.parse(message) as [number, string, string])
    .map((event) => (Array.isArray(event) && event[1] === 'o' ? event[2] : ''))
    .join('')
}
