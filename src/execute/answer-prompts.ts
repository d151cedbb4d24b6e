import type { PromptAnswer } from '../plan/header-arguments.ts'
import { outputText } from '../session/output-text.ts'

/** A program that shows its prompt may then still set its terminal up, in milliseconds. */
const settlingMs = 50
/** An unfinished line that nothing follows for so long is a question, in milliseconds. */
const askingMs = 200
/** A program that says nothing for so long may be asking without a word. */
const silentMs = 2000
/** Of what is shown, so much is looked at for a prompt, in bytes. */
const longest = 4096

/** Types the answers of a block at its terminal, each when it is asked for, in order. */
export class PromptAnswers {
  readonly #type: (text: string) => void
  #waiting: readonly PromptAnswer[]
  /** What was shown since the last answer. */
  #shown = Buffer.alloc(0)
  #timer: NodeJS.Timeout | null = null
  /** True when the next answer's prompt was shown. */
  #isDue = false

  constructor(answers: readonly PromptAnswer[], type: (text: string) => void) {
    this.#waiting = answers
    this.#type = type
    this.#wait()
  }

  /** Takes what the terminal shows. */
  see(data: Uint8Array): void {
    const [next] = this.#waiting
    if (!next) return
    if (this.#isDue) return
    const all = Buffer.concat([this.#shown, data])
    this.#shown = all.subarray(Math.max(0, all.length - longest))
    if (next.prompt === '') this.#wait()
    else if (outputText(this.#shown).includes(next.prompt)) {
      this.#isDue = true
      this.#timer = setTimeout(() => this.#answer(next), settlingMs)
    }
  }

  /** Ends it, and returns the answers that nothing asked for. */
  end(): readonly PromptAnswer[] {
    if (this.#timer) clearTimeout(this.#timer)
    const left = this.#waiting
    this.#waiting = []
    return left
  }

  /** An answer without a prompt is for what asks, whatever it is. */
  #wait(): void {
    if (this.#timer) clearTimeout(this.#timer)
    const [next] = this.#waiting
    if (!next || next.prompt !== '') return
    const isAsking = !/(?:^|\n)$/.test(outputText(this.#shown))
    this.#timer = setTimeout(() => this.#answer(next), isAsking ? askingMs : silentMs)
  }

  #answer({ text }: PromptAnswer): void {
    this.#isDue = false
    this.#waiting = this.#waiting.slice(1)
    this.#shown = Buffer.alloc(0)
    this.#type(`${text}\r`)
    this.#wait()
  }
}
