import { once } from 'node:events'

import { WebSocket } from 'ws'

import { bin, type Finished, finished, type Scratch } from './command-line.ts'

/** A run that is shown live. */
export interface LiveRun {
  readonly url: string
  readonly ended: Promise<Finished>
}

/** Starts `runbook run … --live` and waits for its address. */
export async function startLive(scratch: Scratch, args: readonly string[]): Promise<LiveRun> {
  const child = scratch.start(process.execPath, [bin, 'run', ...args, '--live'])
  const ended = finished(child)
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    const hear = (data: Buffer): void => {
      said += data.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+\//.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('close', () => reject(new Error(`no address in: ${said}`)))
  })
  return { url, ended }
}

/** A message about blocks, with what the tests look at. */
export interface BlockMessage {
  readonly type: string
  readonly at?: number
  readonly blocks?: readonly { readonly code: string; readonly status: string }[]
  readonly block?: { readonly code: string; readonly status: string; readonly detail: string }
  readonly status?: string
  readonly recording?: { readonly cast: string }
}

/** A client of one of the page's sockets. */
export class LiveViewer {
  readonly #messages: string[] = []
  readonly #ended: Promise<unknown>
  #heard: () => void = () => {}

  constructor(url: string, socket: 'terminal' | 'blocks') {
    const { origin } = new URL(url)
    const address = `${url.replace('http:', 'ws:')}${socket}`
    const protocols = socket === 'terminal' ? ['v1.alis', 'v3.asciicast'] : []
    const client = new WebSocket(address, protocols, { origin })
    client.on('message', (data: Buffer) => {
      this.#messages.push(data.toString())
      this.#heard()
    })
    this.#ended = once(client, 'close')
  }

  /** What the terminal has shown. */
  get text(): string {
    return this.#messages
      .slice(1)
      .map((message) => JSON.parse(message) as [number, string, string])
      .map(([, code, data]) => (code === 'o' ? data : ''))
      .join('')
  }

  get blocks(): BlockMessage[] {
    return this.#messages.map((message) => JSON.parse(message) as BlockMessage)
  }

  /** Waits until the terminal has shown a text. */
  async sees(text: string): Promise<void> {
    while (!this.text.includes(text)) await this.#next()
  }

  /** Waits until a message about blocks is so. */
  async until(isSo: (message: BlockMessage) => boolean): Promise<void> {
    while (!this.blocks.some(isSo)) await this.#next()
  }

  /** Waits until the run has ended. */
  async end(): Promise<void> {
    await this.#ended
  }

  async #next(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#heard = resolve
    })
  }
}
