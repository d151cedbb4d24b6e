import type { WebSocket } from 'ws'

import { Viewer } from './viewer.ts'

/** Those who watch the same. */
export class Audience {
  readonly #viewers = new Set<Viewer>()
  readonly #state: () => readonly string[]

  /** `state` gives the messages that tell how things stand, whatever was told before. */
  constructor(state: () => readonly string[]) {
    this.#state = state
  }

  /** Takes one more, who is told something first and then how things stand. What it says is not heard. */
  add(socket: WebSocket, first: readonly string[]): void {
    const viewer = new Viewer(socket, this.#state)
    this.#viewers.add(viewer)
    socket.on('close', () => this.#viewers.delete(viewer))
    // A broken connection is closed; there is nothing else to do about it.
    socket.on('error', () => {})
    for (const message of first) viewer.tell(message)
    viewer.tellAll()
  }

  /** Tells all the same; where nobody is there the message is not made. */
  tell(message: () => string): void {
    if (this.#viewers.size === 0) return
    const text = message()
    for (const viewer of this.#viewers) viewer.tell(text)
  }

  /** Tells the last messages to all and ends their connections. */
  async end(last: readonly string[]): Promise<void> {
    await Promise.all([...this.#viewers].map((viewer) => viewer.end(last)))
  }
}
