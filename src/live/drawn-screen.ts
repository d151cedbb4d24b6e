import { openScreen, type OpenScreen, type ScreenSize } from '../screen/open-screen.ts'
import { rowText } from '../screen/row-text.ts'
import type { Screen } from '../screen/screen.ts'

/** So much output is kept as it came, in characters; what was before is drawn from cells. */
const mostKept = 256 * 1024

/** RIS, a terminal as it was switched on (ECMA-48, 8.3.105). */
const reset = '\u001bc'

/** What a terminal shows, as output that makes any other one of the size show the same; bounded however much was shown. */
export class DrawnScreen {
  #size: ScreenSize
  /** Loaded when there is too much to keep. */
  #screen: OpenScreen | null = null
  #drawn = reset
  #since = ''

  constructor(size: ScreenSize) {
    this.#size = size
  }

  get size(): ScreenSize {
    return this.#size
  }

  /** Takes output that ends with no sequence cut. */
  write(text: string): void {
    this.#since += text
    if (this.#since.length > mostKept) this.#redraw()
  }

  resize(size: ScreenSize): void {
    if (this.#screen !== null || this.#since !== '') {
      this.#redraw().resize(size)
      this.#redraw()
    }
    this.#size = size
  }

  /** The output; it begins with a reset. */
  text(): string {
    return this.#drawn + this.#since
  }

  #redraw(): OpenScreen {
    const screen = (this.#screen ??= openScreen(this.#size))
    screen.write(this.#since)
    this.#since = ''
    this.#drawn = drawn(screen.snapshot())
    return screen
  }
}

/** Output that makes any terminal of the size show a screen; it begins with a reset. */
export function drawn({ lines, cursor }: Screen): string {
  const rows = lines.map((line, row) => {
    const text = rowText(line)
    return text === '' ? '' : `\u001b[${row + 1}H${text}\u001b[m`
  })
  const place = `\u001b[${cursor.row + 1};${cursor.column + 1}H`
  return `${reset}${rows.join('')}${place}${cursor.shape === 'hidden' ? '\u001b[?25l' : ''}`
}
