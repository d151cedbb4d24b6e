import { printFence } from '../document/markdown/print-fence.ts'
import { commaEscape } from '../document/org/comma-escape.ts'
import { maskText } from '../redact/secret-mask.ts'
import { formatOutput } from '../results/org/format-output.ts'
import { type LiveCommand, liveCommands } from './live-commands.ts'
import type { LiveRecording } from './live-recording.ts'

/** How a live recording becomes a document. */
export interface LiveDocumentOptions {
  readonly format: 'org' | 'markdown'
  readonly title: string
  /** Values that are masked. */
  readonly secrets: readonly string[]
}

/**
 * A live recording as a document: a block for each command, and its result as a run of the document would write it. What
 * drew on the whole screen, read keys or did not end does not run again by itself; what was interrupted runs as long again.
 */
export function documentOfLive(live: LiveRecording, options: LiveDocumentOptions): string {
  const commands = liveCommands(live).filter(({ text, exitCode }) => !isEnd(text, exitCode))
  const { write, head } = options.format === 'org' ? org : markdown
  const parts = [
    head(options.title, live.shell),
    ...commands.map((each) => write(each, live.shell)),
  ]
  return maskText(parts.join('\n'), options.secrets)
}

/** The shell's own end is no part of the document. */
function isEnd(text: string, exitCode: number | null): boolean {
  return exitCode === null && /^\s*(?:exit|logout)\b/.test(text)
}

interface Writer {
  readonly head: (title: string, shell: string) => string
  readonly write: (command: LiveCommand, shell: string) => string
}

const org: Writer = {
  head: (title, shell) =>
    `#+title: ${title}\n#+property: header-args:${shell}${session(shell)} :results output\n`,
  write: (command, shell) => {
    const words = [...attributes(command)].map(([key, value]) => ` :${key} ${value}`).join('')
    const code = `#+begin_src ${shell}${words}\n${commaEscape(command.text)}\n#+end_src\n`
    if (hasResult(command))
      return `${code}\n#+RESULTS:\n${formatOutput(withLineFeed(shownOutput(command)), '')}`
    // A run of a silent block leaves an empty result.
    return attributes(command).has('eval') ? code : `${code}\n#+RESULTS:\n`
  },
}

/** Only bash keeps its state from block to block. */
function session(shell: string): string {
  return shell === 'bash' ? ' :session bash' : ''
}

const markdown: Writer = {
  head: (title) => `# ${title}\n`,
  write: (command, shell) => {
    const words = [...attributes(command)].map(([key, value]) => `${key}=${value}`)
    const info = words.length === 0 ? shell : `${shell} {${words.join(' ')}}`
    const code = printFence(info, withoutLineFeed(command.text))
    return hasResult(command)
      ? `${code}\n${printFence('output', withoutLineFeed(shownOutput(command)))}`
      : code
  },
}

function attributes(command: LiveCommand): Map<string, string> {
  const { exitCode, isFullScreen, readsKeys, interruptedMs } = command
  if (isFullScreen || readsKeys || exitCode === null) return new Map([['eval', 'never']])
  if (interruptedMs > 0) return new Map([['for', `${Math.ceil(interruptedMs / 1000)}s`]])
  return new Map(exitCode === 0 ? [] : [['exit', String(exitCode)]])
}

function hasResult(command: LiveCommand): boolean {
  return shownOutput(command).trim() !== '' && !command.isFullScreen
}

/** A run that is stopped after a time shows no interrupt. */
function shownOutput({ output, interruptedMs }: LiveCommand): string {
  return interruptedMs > 0 ? output.replace(/(?<=^|\n)\^C\n?$/, '') : output
}

function withLineFeed(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

function withoutLineFeed(text: string): string {
  return text.replace(/\n$/, '')
}
