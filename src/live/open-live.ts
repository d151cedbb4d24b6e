import type { CastHeader } from '../cast/asciicast.ts'
import { maskText } from '../redact/secret-mask.ts'
import type { LiveBlock } from './live-blocks.ts'
import { LiveBlocks } from './live-blocks.ts'
import { livePage } from './live-page.ts'
import { LiveScreen } from './live-screen.ts'
import { serveLive } from './serve-live.ts'

/** What is shown of a run, and where. */
export interface LiveOptions {
  /** 0 for any that is free. */
  readonly port: number
  /** Its title is the name of what runs. */
  readonly header: CastHeader
  readonly blocks: readonly LiveBlock[]
  /** Values that are masked in what is said of blocks and on the terminal. */
  readonly secrets: readonly string[]
}

/** A run that is shown in browsers while it happens. */
export interface Live {
  readonly url: string
  readonly screen: LiveScreen
  readonly blocks: LiveBlocks
  /** Tells everyone that the run has ended, with the recording of its terminal; takes a second at most. */
  readonly close: () => Promise<void>
}

/**
 * Serves a page that shows the terminal of a run and how its blocks are doing.
 * @throws RunbookError E_USAGE when nothing can be served at the port.
 */
export async function openLive(options: LiveOptions): Promise<Live> {
  const { port, header } = options
  const screen = new LiveScreen(header, options.secrets)
  const blocks = new LiveBlocks(header.title, options.blocks, (text) =>
    maskText(text, options.secrets),
  )
  const server = await serveLive(port, {
    page: (nonce) => livePage(header, nonce),
    sockets: {
      terminal: { protocol: 'v3.asciicast', watch: (socket) => screen.watch(socket) },
      blocks: { protocol: '', watch: (socket) => blocks.watch(socket) },
    },
  })
  return {
    url: server.url,
    screen,
    blocks,
    close: async () =>
      server.close(async () => Promise.all([screen.end(), blocks.end(screen.recording())])),
  }
}
