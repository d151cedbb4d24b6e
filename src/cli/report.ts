import type { RunbookError } from '../errors.ts'
import { maskText } from '../redact/secret-mask.ts'
import { formatError, formatWarning } from './format-error.ts'
import { jsonText } from './json-text.ts'
import { printable, printableLines } from './printable.ts'
import { type Style, styleFor } from './style.ts'

/** What the user wants to see. */
export interface ReportOptions {
  readonly json: boolean
  readonly quiet: boolean
  readonly verbose: boolean
}

/** A stream that text goes to. */
export interface ReportStream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): boolean
}

/** The only place that prints: data and NDJSON go to standard output, everything for people to standard error. */
export class Report {
  readonly options: ReportOptions
  readonly style: Style
  /** How data on standard output is painted. */
  readonly dataStyle: Style
  readonly #out: ReportStream
  readonly #err: ReportStream
  readonly #isDumb: boolean
  readonly #isGitHubLog: boolean
  #live = false
  #secrets: readonly string[] = []

  constructor(
    options: ReportOptions,
    streams: { out: ReportStream; err: ReportStream; env: NodeJS.ProcessEnv },
  ) {
    this.options = options
    this.#out = streams.out
    this.#err = streams.err
    this.#isDumb = streams.env['TERM'] === 'dumb'
    this.#isGitHubLog = streams.env['GITHUB_ACTIONS'] === 'true'
    this.style = styleFor(streams.err, streams.env)
    this.dataStyle = styleFor(streams.out, streams.env)
  }

  /** From here on these values, too, are masked in all that is printed. */
  redact(values: readonly string[]): void {
    this.#secrets = [...this.#secrets, ...values]
  }

  /** True when standard error is a terminal that lines can be redrawn on, which those of editors cannot. */
  get isLive(): boolean {
    return this.#err.isTTY === true && this.isShown && !this.#isDumb
  }

  /** True when lines for people are written. */
  get isShown(): boolean {
    return !this.options.quiet && !this.options.json
  }

  /** Width of the terminal in cells; a terminal that nobody has given a size says 0. */
  get columns(): number {
    return this.#err.columns || 100
  }

  /** Width in cells of the terminal that data goes to; null for a file or a pipe. */
  get dataColumns(): number | null {
    return this.#out.isTTY === true ? this.#out.columns || 100 : null
  }

  /** Writes data to standard output as it is. */
  data(text: string): void {
    this.#out.write(this.#masked(text))
  }

  /** Writes lines for people that were asked for as data, as lists are, to standard output. */
  listing(text: string): void {
    this.data(this.#isGitHubLog ? withoutLogCommands(text) : text)
  }

  /** Writes text that a document or its programs made to standard output: a file gets it as it is, a terminal without controls. */
  text(text: string): void {
    const masked = this.#masked(text)
    this.#out.write(this.#out.isTTY === true ? masked.replace(/[^\n\t]+/g, printable) : masked)
  }

  /** Writes one event as a line of JSON, when JSON was asked for; only then its value is made, and null is none. */
  event(value: object | null | (() => object | null)): void {
    if (!this.options.json) return
    const plain = typeof value === 'function' ? value() : value
    if (plain !== null) this.jsonLine(plain)
  }

  /** Writes a value to standard output as a line of JSON. */
  jsonLine(value: object): void {
    this.#out.write(`${this.#json(value, 0)}\n`)
  }

  /** Writes a value to standard output as JSON of several lines. */
  json(value: object): void {
    this.#out.write(`${this.#json(value, 2)}\n`)
  }

  /** Writes one line for people, above the live line. */
  line(text = ''): void {
    if (!this.isShown) return
    this.clearLive()
    this.#print(`${text}\n`)
  }

  /** Writes an address that the user asked for: for people also when quiet; as an event with JSON. */
  address(url: string): void {
    this.event({ type: 'live', url })
    if (this.options.json) return
    this.clearLive()
    this.#print(`Live at ${url}\n`)
  }

  /** Writes a warning for people, also when quiet. */
  warning(text: string): void {
    if (this.options.json) return
    this.clearLive()
    this.#print(`${this.style.paint(['yellow', 'bold'], 'warning')} ${text}\n`)
  }

  /** Draws the live line anew; the text must fit into one line. */
  live(text: string): void {
    if (!this.isLive) return
    this.#err.write(`\r${this.#printable(text)}\u001b[K`)
    this.#live = true
  }

  /** Removes the live line. */
  clearLive(): void {
    if (!this.#live) return
    this.#err.write('\r\u001b[K')
    this.#live = false
  }

  /** Writes a warning with its place: for people also when quiet; as an event with JSON. */
  placedWarning(warning: RunbookError): void {
    if (this.options.json) {
      this.event({ ...errorJson(warning), type: 'warning' })
      return
    }
    this.clearLive()
    this.#print(formatWarning(warning, this.style))
  }

  /** Writes an error: for people always, also when quiet; as an event with JSON. */
  error(error: unknown): void {
    if (this.options.json) {
      this.event({ type: 'error', ...errorJson(error) })
      return
    }
    this.clearLive()
    this.#print(formatError(error, this.style))
  }

  /** Whatever words a message is made of, it prints lines and colours only. */
  #print(text: string): void {
    const printed = this.#printable(text)
    this.#err.write(this.#isGitHubLog ? withoutLogCommands(printed) : printed)
  }

  #printable(text: string): string {
    return printableLines(this.#masked(text), this.style.colored)
  }

  #json(value: object, indent: 0 | 2): string {
    return jsonText(value, indent, (text) => this.#masked(text))
  }

  #masked(text: string): string {
    return maskText(text, this.#secrets)
  }
}

function errorJson(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, place, hint } = error as { code?: string; place?: object; hint?: string }
  return {
    code: code ?? 'E_INTERNAL',
    message: error.message,
    place: place ?? null,
    hint: hint ?? null,
  }
}

/**
 * Lines for people in which a log of GitHub Actions finds no command of a document: it obeys lines that begin with `::`, blanks
 * aside, and `##[` anywhere.
 */
function withoutLogCommands(text: string): string {
  return text.replace(/^([^\S\n\r\u2028\u2029]*)(?=::)/gm, '$1│ ').replaceAll('##[', '## [')
}
