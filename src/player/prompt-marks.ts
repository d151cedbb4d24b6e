/** Prompts that a shell has shown, and the exit status of the command before the last one. */
export interface Prompts {
  readonly count: number
  readonly status: number
}

// oxlint-disable-next-line no-control-regex -- the mark is a control string
const mark = /\u001b\]133;D;(\d{1,3})\u0007/g
const longest = 32

/** Finds the marks that a shell puts in front of its prompts: `OSC 133 ; D ; status` (FinalTerm's semantic prompts). */
export class PromptMarks {
  #prompts: Prompts = { count: 0, status: 0 }
  #tail = ''

  get prompts(): Prompts {
    return this.#prompts
  }

  /** Call with output, as it comes. */
  heard(data: Uint8Array): void {
    const text = this.#tail + Buffer.from(data).toString('latin1')
    let end = 0
    for (const match of text.matchAll(mark)) {
      this.#prompts = { count: this.#prompts.count + 1, status: Number(match[1]) }
      end = match.index + match[0].length
    }
    this.#tail = text.slice(Math.max(end, text.length - longest))
  }
}
