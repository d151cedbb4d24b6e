import { filterControls } from '../redact/control-filter.ts'

/** Output of a block as a terminal takes it: only what paints (filterControls), from a pipe with the line ends of terminals. */
export class BlockOutput {
  readonly #filter = filterControls()
  readonly #isTerminal: boolean
  #endsInReturn = false

  /** `isTerminal` says that it comes from a terminal, where a line feed alone means what it says. */
  constructor(isTerminal: boolean) {
    this.#isTerminal = isTerminal
  }

  write(data: Uint8Array): string {
    return this.#ended(this.#filter.write(data))
  }

  end(): string {
    return this.#ended(this.#filter.end())
  }

  #ended(text: string): string {
    if (text === '' || this.#isTerminal) return text
    const isLater = this.#endsInReturn && text.startsWith('\n')
    this.#endsInReturn = text.endsWith('\r')
    const lines = text.replaceAll(/(?<!\r)\n/g, '\r\n')
    return isLater ? lines.slice(1) : lines
  }
}
