/** A queue from callbacks to an async loop: values come out in the order they went in. */
export class EventQueue<Value> implements AsyncIterable<Value> {
  readonly #values: Value[] = []
  #wake: () => void = () => {}
  #ended = false

  push(value: Value): void {
    this.#values.push(value)
    this.#wake()
  }

  /** No value comes any more; the loop ends after the last one. */
  end(): void {
    this.#ended = true
    this.#wake()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Value, void, undefined> {
    for (;;) {
      while (this.#values.length > 0) yield this.#values.shift() as Value
      if (this.#ended) return
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
