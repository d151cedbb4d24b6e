/** A queue from callbacks to an async loop: values come out in the order they went in. */
export class EventQueue<Value> {
  readonly #values: Value[] = []
  #wake: () => void = () => {}

  push(value: Value): void {
    this.#values.push(value)
    this.#wake()
  }

  /** Values as they come, until `end` has settled and none is left; throws what it was rejected with. */
  async *until(end: Promise<unknown>): AsyncGenerator<Value, void, undefined> {
    let ended = false
    const stop = (): void => {
      ended = true
      this.#wake()
    }
    void end.then(stop, stop)
    for (;;) {
      while (this.#values.length > 0) yield this.#values.shift() as Value
      if (ended) break
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    await end
  }
}
