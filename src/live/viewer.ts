import type { WebSocket } from 'ws'

/** So much may wait for a viewer, in bytes; more is not sent. */
const mostWaiting = 1024 * 1024
/** How long the end of a run waits for a viewer to have read everything, in milliseconds. */
const graceMs = 1000

/**
 * One who watches. A run never waits for it: what it is too slow for is left out, and when it has caught up it is told how
 * things stand instead.
 */
export class Viewer {
  readonly #socket: WebSocket
  readonly #state: () => readonly string[]
  #isBehind = false

  constructor(socket: WebSocket, state: () => readonly string[]) {
    this.#socket = socket
    this.#state = state
  }

  /** Sends a message, or leaves it out. */
  tell(message: string): void {
    this.#isBehind ||= this.#socket.bufferedAmount > mostWaiting
    if (!this.#isBehind) this.#send(message)
  }

  /** Sends how things stand. */
  tellAll(): void {
    this.#isBehind = false
    for (const message of this.#state()) this.#send(message)
  }

  /** Sends the last messages and ends the connection: in order, or by force when nobody reads. */
  async end(last: readonly string[]): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#socket.once('close', () => resolve())
    })
    if (this.#isBehind) this.tellAll()
    for (const message of last) this.#send(message)
    this.#socket.close(1000)
    const timer = setTimeout(() => this.#socket.terminate(), graceMs)
    await closed
    clearTimeout(timer)
  }

  #send(message: string): void {
    this.#socket.send(message, () => {
      if (this.#isBehind && this.#socket.bufferedAmount === 0) this.tellAll()
    })
  }
}
