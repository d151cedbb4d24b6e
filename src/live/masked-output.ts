import { lineForms, maskText } from '../redact/secret-mask.ts'
import { maskCells } from '../screen/mask-cells.ts'
import { openScreen, type OpenScreen, type ScreenSize } from '../screen/open-screen.ts'
import { drawn } from './drawn-screen.ts'

/** Output of a terminal for those who watch, without secrets. */
export interface MaskedOutput {
  /** The output to show for some output, which ends with no sequence cut. */
  write(text: string): string
  resize(size: ScreenSize): void
}

/**
 * Masks values in output and on the screen that it leads to: as long as that shows one, however it was written, a drawing
 * of its masked cells takes the place of output. Without values all passes as it is.
 */
export function maskedOutput(size: ScreenSize, values: readonly string[]): MaskedOutput {
  return values.length === 0
    ? { write: (text) => text, resize: () => {} }
    : new ScreenMask(openScreen(size), values)
}

class ScreenMask implements MaskedOutput {
  readonly #screen: OpenScreen
  readonly #values: readonly string[]
  readonly #lines: readonly string[]
  #isDrawn = false

  constructor(screen: OpenScreen, values: readonly string[]) {
    this.#screen = screen
    this.#values = values
    this.#lines = lineForms(values)
  }

  write(text: string): string {
    const masked = maskText(text, this.#values)
    this.#screen.write(masked)
    const shown = this.#screen.snapshot()
    const safe = maskCells(shown, this.#lines)
    const wasDrawn = this.#isDrawn
    this.#isDrawn = safe !== shown
    return this.#isDrawn || wasDrawn ? drawn(safe) : masked
  }

  resize(size: ScreenSize): void {
    this.#screen.resize(size)
  }
}
