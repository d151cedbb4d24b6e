import { dirname } from 'node:path'

import { decode } from '../document/decode.ts'
import { RunbookError } from '../errors.ts'
import type { Step } from '../plan/plan.ts'
import type { Backend, Mount } from '../sandbox/policy.ts'
import { readConfined } from '../sandbox/read-confined.ts'
import { readNamed } from '../sandbox/read-named.ts'
import { standardPath } from '../sandbox/shell-environment.ts'
import { AnswerBook } from './answer-book.ts'
import { cassettePath } from './cassette-path.ts'
import { type Cassette, parseCassette } from './cassette.ts'
import { placeFiles } from './place-files.ts'
import { playedPrograms, withFilters } from './played-programs.ts'
import { recordedAnswers } from './recorded-answers.ts'
import { type RemoteAnswer, remoteAnswer } from './remote-answer.ts'
import { openStandIns, type StandInCall } from './stand-ins.ts'

/** A rehearsal in progress: what the sandbox needs for it, and what was asked. */
export interface Rehearsal {
  readonly mounts: readonly Mount[]
  readonly env: Readonly<Record<string, string>>
  readonly calls: readonly StandInCall[]
  /** Answers in place of a block of another machine, which is one call. */
  answer(step: Step): RemoteAnswer
  /** Told which block runs, by index, or is asked whether it must. */
  enter(block: number, what: 'block' | 'guard'): void
  close(): void
}

const inside = '/run/runbook/rehearsal'

/** What is rehearsed: steps, and the file whose cassette goes with them. */
export interface Rehearsed {
  readonly path: string
  readonly steps: readonly Step[]
}

/**
 * Opens a rehearsal: reads the cassette, takes the results that the document holds, and makes the stand-ins.
 * @throws RunbookError E_CASSETTE for a broken cassette, E_NO_SUCH_FILE for one that was named and is not there, E_UNREADABLE,
 * E_UNWRITABLE or E_REFUSED for a file of it that cannot be made.
 */
export async function openRehearsal(
  { path, steps }: Rehearsed,
  options: { readonly cassette: string; readonly sandbox: Backend },
): Promise<Rehearsal> {
  const cassette = readCassette(path, options.cassette)
  placeFiles(path, cassette.files)
  const scripts = steps
    .filter((step) => step.skip === null && step.arguments.remote === null && step.inside === null)
    .map(({ script }) => script)
  const played = playedPrograms(cassette, scripts, standardPath)
  const recorded = recordedAnswers(steps, played)
  const programs = withFilters(played, recorded, standardPath)
  const book = new AnswerBook(cassette, recorded)
  const confined = options.sandbox !== 'none'
  const standIns = openStandIns({ programs, book, inside: confined ? inside : null })
  const { directory, calls } = standIns
  return {
    mounts: confined ? [{ source: directory, target: inside, access: 'read' }] : [],
    env: { PATH: `${confined ? inside : directory}/bin:${standardPath}`, TZ: 'UTC' },
    calls,
    answer: (step) => remoteAnswer(step, standIns.ask),
    enter: (block, what) => book.enter(block, what),
    close: () => standIns.close(),
  }
}

function readCassette(documentPath: string, named: string): Cassette {
  const path = named === '' ? cassettePath(documentPath) : named
  try {
    return parseCassette(path, decode(path, named === '' ? readBeside(path) : readNamed(path)))
  } catch (cause) {
    if (!isMissing(cause)) throw unreadable(cause, path)
    if (named === '') return { entries: [], files: [] }
    const hint = 'Name a cassette that exists, or leave --cassette out.'
    throw new RunbookError('E_NO_SUCH_FILE', `there is no cassette ${path}`, { hint, cause })
  }
}

function unreadable(cause: unknown, path: string): unknown {
  if (cause instanceof RunbookError) return cause
  const { code } = cause as NodeJS.ErrnoException
  const hint = 'Name a file that you may read.'
  return new RunbookError('E_UNREADABLE', `the cassette ${path} cannot be read (${code})`, {
    hint,
    cause,
  })
}

const largestCassette = 1 << 26

/** What nobody named is a plain file, so that no link of a stranger leads to another. */
function readBeside(path: string): Uint8Array {
  return readConfined({ root: dirname(path), path, maxBytes: largestCassette })
}

function isMissing(error: unknown): boolean {
  const { code } = error as { readonly code?: unknown }
  return code === 'ENOENT' || code === 'E_NO_SUCH_FILE'
}
