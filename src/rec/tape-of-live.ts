import { noOverlay } from '../cast/asciicast.ts'
import { tapeCanvas } from '../player/tape-canvas.ts'
import { defaultSettings } from '../player/tape-settings.ts'
import { tapeShells } from '../player/tape-shells.ts'
import { maskText } from '../redact/secret-mask.ts'
import { bundledFont } from '../screen/font/bundled-font.ts'
import type { LiveEvent, LiveRecording } from './live-recording.ts'
import { withoutReplies } from './terminal-replies.ts'
import { typedCommands, typeText } from './typed-commands.ts'

/** How a live recording becomes a tape. */
export interface LiveTapeOptions {
  /** What the tape makes, as in `demo.gif`. */
  readonly output: string
  /** Longest pause, in milliseconds; 0 for no limit. */
  readonly idleLimitMs: number
  /** Values that are masked. */
  readonly secrets: readonly string[]
}

/**
 * A live recording as a tape that does the same again: each command as it was in the end, whatever was edited; then the
 * keys for the program that it ran, and a wait until it ends. The pauses are those of the user.
 */
export function tapeOfLive(live: LiveRecording, options: LiveTapeOptions): string {
  const writer = new TapeWriter(options.idleLimitMs)
  for (const event of live.events) writer.take(event)
  const lines = [...headOf(live, options.output), '', ...writer.end(), 'Sleep 1s', '']
  return maskText(lines.join('\n'), options.secrets)
}

const padding = 20

function headOf({ shell, cols, rows }: LiveRecording, output: string): string[] {
  const canvas = tapeCanvas(defaultSettings, { overlay: noOverlay, font: bundledFont }) ?? {
    cellWidth: 14,
    cellHeight: 29,
  }
  // What VHS's page takes away around the cells.
  const width = cols * canvas.cellWidth + 2 * padding + 25
  const height = rows * canvas.cellHeight + 2 * padding + 10
  return [
    `Output ${output}`,
    ...(tapeShells.has(shell) ? [`Set Shell ${shell}`] : []),
    `Set Width ${width}`,
    `Set Height ${height}`,
    `Set Padding ${padding}`,
  ]
}

interface Keys {
  readonly atMs: number
  readonly text: string
}

/** The shortest pause that is worth a line. */
const shortestMs = 100
/** A tape waits so long unless it says otherwise (VHS, WaitTimeout). */
const waitMs = 15_000

class TapeWriter {
  readonly #idleLimitMs: number
  readonly #lines: string[] = []
  /** Keys that no command accounts for yet. */
  #keys: Keys[] = []
  /** When the last thing of the tape happened. */
  #lastMs = 0
  /** When the shell was ready for a command; null while a program has the keys. */
  #promptMs: number | null = null
  /** How long the last command ran, null when its wait is written. */
  #ranMs: number | null = null

  constructor(idleLimitMs: number) {
    this.#idleLimitMs = idleLimitMs
  }

  take(event: LiveEvent): void {
    if (event.kind === 'input')
      this.#typed(event.atMs, withoutReplies(Buffer.from(event.data).toString()))
    if (event.kind === 'command') this.#command(event.text, event.atMs)
    if (event.kind === 'done' && this.#promptMs === null) this.#ranMs = event.atMs - this.#lastMs
    // A line editor may draw the prompt again, as after a search.
    if (event.kind === 'prompt') this.#promptMs ??= event.atMs
  }

  /** The lines; keys that no command took are pressed, unless they only ended the shell at its prompt. */
  end(): string[] {
    const readyMs = this.#promptMs ?? Infinity
    this.#press(this.#keys.filter(({ atMs }) => atMs < readyMs))
    this.#wait()
    return this.#lines
  }

  #typed(atMs: number, text: string): void {
    if (text !== '') this.#keys.push({ atMs, text })
  }

  #command(text: string, atMs: number): void {
    const { before, typedMs } = this.#split(text)
    const readyMs = this.#promptMs ?? Infinity
    this.#press(before.filter(({ atMs }) => atMs < readyMs))
    this.#wait()
    this.#press(before.filter(({ atMs }) => atMs >= readyMs))
    if (/^\s*(?:exit|logout)\b/.test(text)) return this.#start(atMs)
    this.#pause(typedMs ?? this.#promptMs ?? atMs)
    for (const line of text.split('\n')) this.#lines.push(...typeText(line), 'Enter')
    this.#start(atMs)
  }

  #start(atMs: number): void {
    this.#lastMs = atMs
    this.#promptMs = null
  }

  /** Parts the keys: those for the program before, those that typed the command, and those for what comes after. */
  #split(command: string): { before: Keys[]; typedMs: number | null } {
    const all = this.#keys.map(({ text }) => text).join('')
    const typed = `${command.replaceAll('\n', '\r')}\r`
    const at = all.replaceAll('\n', '\r').indexOf(typed)
    if (at >= 0) {
      const before = cut(this.#keys, 0, at)
      const own = cut(this.#keys, at, at + typed.length)
      this.#keys = cut(this.#keys, at + typed.length, all.length)
      return { before, typedMs: own[0]?.atMs ?? null }
    }
    // Edited, or out of the history: what was typed at the prompt made it.
    const readyMs = this.#promptMs ?? Infinity
    const before = this.#keys.filter(({ atMs }) => atMs < readyMs)
    const typedMs = this.#keys.find(({ atMs }) => atMs >= readyMs)?.atMs ?? null
    this.#keys = []
    return { before, typedMs }
  }

  #press(keys: readonly Keys[]): void {
    for (const { atMs, text } of keys) {
      this.#pause(atMs)
      this.#lines.push(...typedCommands(text))
      this.#lastMs = atMs
    }
  }

  #wait(): void {
    if (this.#ranMs === null) return
    const isLong = this.#ranMs > waitMs / 2
    this.#lines.push(isLong ? `Wait@${Math.ceil((this.#ranMs * 2) / 1000)}s` : 'Wait')
    this.#ranMs = null
    this.#lastMs = this.#promptMs ?? this.#lastMs
  }

  #pause(untilMs: number): void {
    const ms = untilMs - this.#lastMs
    const shown = Math.round(Math.min(ms, this.#idleLimitMs || ms) / 100) * 100
    if (shown >= shortestMs) this.#lines.push(`Sleep ${shown}ms`)
  }
}

/** A part of typed keys by offsets into their text. */
function cut(keys: readonly Keys[], start: number, end: number): Keys[] {
  let offset = 0
  return keys.flatMap(({ atMs, text }) => {
    const part = text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    offset += text.length
    return part === '' ? [] : [{ atMs, text: part }]
  })
}
