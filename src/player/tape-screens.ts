import { screenText } from '../render/formats/text.ts'
import type { Stage } from './perform/stage.ts'

/** So many of the screens of a tape are kept for the case that it fails. */
const mostSeen = 200

/** What a terminal shows after each command of a tape, as text. */
export class TapeScreens {
  readonly #isWanted: boolean
  readonly #golden: string[] = []
  #seen: string[] = []

  /** With `isWanted` the tape promises a text; then each screen has come to rest. */
  constructor(isWanted: boolean) {
    this.#isWanted = isWanted
  }

  /** The screens that are not hidden, one after each command. */
  get golden(): string {
    return this.#golden.join('')
  }

  /** The last different screens, hidden ones too. */
  get seen(): string {
    return this.#seen.join('')
  }

  /** Takes what a command has led to. */
  async add({ terminal, pacer, recorder }: Stage): Promise<void> {
    const isGolden = this.#isWanted && !recorder.isHidden
    if (isGolden) await pacer.settle()
    const screen = screenText(terminal.screen.lines())
    if (isGolden) this.#golden.push(screen)
    this.#see(screen)
  }

  /** Takes what was there when the tape could not go on. */
  end({ terminal }: Stage): void {
    this.#see(screenText(terminal.screen.lines()))
  }

  #see(screen: string): void {
    if (screen !== this.#seen.at(-1)) this.#seen = [...this.#seen, screen].slice(-mostSeen)
  }
}
