import { closeSync, mkdirSync, writeFileSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'

import { makeFifos, openFifo } from '../sandbox/fifos.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../sandbox/private-directory.ts'
import type { AnswerBook, BookAnswer, Coverage } from './answer-book.ts'
import type { Answer } from './cassette.ts'
import { requestReader } from './read-requests.ts'
import { runnerScripts, standInScript } from './stand-in-script.ts'

/** One call of a stand-in, for the report. */
export interface StandInCall {
  readonly argv: readonly string[]
  /** Index of the block that made it. */
  readonly block: number
  readonly coverage: Coverage
}

/** Stand-in programs in a directory of the host, and what was asked of them. */
export interface StandIns {
  /** Host directory, to be mounted read-only: FIFOs can be written all the same. */
  readonly directory: string
  readonly calls: readonly StandInCall[]
  /** Finds the answer to a call and lists it. */
  readonly ask: (argv: readonly string[]) => BookAnswer
  close(): void
}

/**
 * Makes a stand-in for each program. `inside` is the path by which scripts see the directory, whose `bin` goes first
 * in their PATH; null means that they see the host's own path.
 */
export function openStandIns(options: {
  /** By name the path of the real one, which runs where the cassette has no answer; `''` for none. */
  readonly programs: ReadonlyMap<string, string>
  readonly book: AnswerBook
  readonly inside: string | null
}): StandIns {
  const directory = makePrivateDirectory('rehearsal')
  mkdirSync(join(directory, 'answers'))
  makePrograms(directory, options.programs, options.inside ?? directory)
  const [asked, reply] = [join(directory, 'ask'), join(directory, 'reply')]
  makeFifos([asked, reply])
  const replies = openFifo(reply)
  const calls: StandInCall[] = []
  const answerFile = answerFiles(join(directory, 'answers'))
  let listable = mostListed
  let closed = false
  const listed = (argv: readonly string[], found: BookAnswer): BookAnswer => {
    listable -= argv.join(' ').length + 1
    const { block } = options.book
    if (listable > 0) calls.push({ argv, block, coverage: found.coverage })
    return found
  }
  const ask = (argv: readonly string[]): BookAnswer => listed(argv, options.book.answer(argv))
  const askLocal = (argv: readonly string[]): BookAnswer | 'input' | null => {
    // What was to read its input first says so with an empty word in front.
    if (argv[0] === '') return options.book.answerAfterInput(argv[1] ?? '')
    const found = options.book.answerLocal(argv)
    return found === null || found === 'input' ? found : listed(argv, found)
  }
  const requests = new Socket({ fd: openFifo(asked), readable: true, writable: false })
  requests.on('error', () => requests.destroy())
  requests.on(
    'data',
    requestReader(({ word, argv }) => {
      const isLocal = Boolean(options.programs.get(argv[0] || (argv[1] ?? '')))
      const reply = replyText(isLocal ? askLocal(argv) : ask(argv), answerFile)
      writeReply(replies, `${word} ${reply}\n`)
    }),
  )
  return {
    directory,
    calls,
    ask,
    close: () => {
      if (closed) return
      closed = true
      requests.destroy()
      closeSync(replies)
      removePrivateDirectory(directory)
    },
  }
}

/** Characters of all calls that are listed: code that calls for ever must not fill the memory. */
const mostListed = 1 << 24

/** `-` runs the real program, and `+` tells the stand-in to ask again behind its input. */
function replyText(
  found: BookAnswer | 'input' | null,
  answerFile: (text: string) => string,
): string {
  if (found === null) return '-'
  return found === 'input' ? '+' : replyOf(found.answer, answerFile)
}

/** Exit code, seconds to wait, and the files with stdout, stderr and the list of files to make. */
function replyOf(answer: Answer, answerFile: (text: string) => string): string {
  const { exitCode, delayMs, stdout, stderr, files } = answer
  const made = files.map(
    ({ path, text, executable }) => `${executable ? '755' : '644'}\0${answerFile(text)}\0${path}\0`,
  )
  return [exitCode, delayMs / 1000, ...[stdout, stderr, made.join('')].map(answerFile)].join(' ')
}

/** Writes each text to a file once, and gives the file's name. */
function answerFiles(directory: string): (text: string) => string {
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined) return known
    const name = String(names.size + 1)
    writeFileSync(join(directory, name), text)
    names.set(text, name)
    return name
  }
}

/** A reply that finds the FIFO full is dropped: only code that asks without reading can fill it. */
function writeReply(fifo: number, line: string): void {
  try {
    writeSync(fifo, line)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
  }
}

function makePrograms(
  directory: string,
  programs: ReadonlyMap<string, string>,
  inside: string,
): void {
  mkdirSync(join(directory, 'bin'))
  writeFileSync(join(directory, 'lock'), '')
  for (const [program, real] of programs) {
    const text = runnerScripts.get(program) ?? standInScript(inside, real)
    writeFileSync(join(directory, 'bin', program), text, { mode: 0o755 })
  }
}
