import { relative, resolve } from 'node:path'

import type { TapeEvent } from '../player/play-tape.ts'
import { formatDuration, formatSize } from './format-size.ts'
import { leftBehindLines } from './left-behind-lines.ts'
import { printable, shorten } from './printable.ts'
import type { Report } from './report.ts'

/** Draws a tape being played: a live line for the command, then a line for each file. */
export class TapeView {
  readonly #report: Report
  readonly #startedAt = performance.now()
  /** How a file of the tape is named where the user is. */
  #named = (path: string): string => path

  constructor(report: Report) {
    this.#report = report
  }

  show(event: TapeEvent): void {
    const { style } = this.#report
    switch (event.type) {
      case 'tape': {
        const { lines, canvas, settings, directory, currentDirectory } = event.plan
        this.#named = (path) => relative(currentDirectory, resolve(directory, path))
        const size = `${canvas.cols}x${canvas.rows} cells, ${settings.width}x${settings.height} px`
        this.#report.line(`${style.paint('bold', printable(lines.path))}  ${size}`)
        return
      }
      case 'problem':
        if (!this.#report.options.json) this.#report.error(event.error)
        return
      case 'note':
        if (!this.#report.options.json) this.#report.placedWarning(event.error)
        return
      case 'command': {
        const { command, args } = event.command
        this.#report.live(`  ${command} ${shorten(printable(args), 60)}`)
        return
      }
      case 'shown':
        return
      case 'played': {
        const took = formatDuration(performance.now() - this.#startedAt)
        this.#report.line(`  played ${formatDuration(event.lengthMs)} in ${took}`)
        return
      }
      case 'output':
        this.#report.line(`  ${printable(this.#named(event.path))}  ${formatSize(event.bytes)}`)
        return
      case 'kept':
        this.#report.line(
          `  kept ${printable(this.#named(event.path))}  ${formatSize(event.bytes)}`,
        )
        return
      case 'left-behind':
        for (const line of leftBehindLines(event)) this.#report.warning(line)
        return
      case 'text':
        this.#report.text(event.text)
    }
  }

  close(): void {
    this.#report.clearLive()
  }
}
