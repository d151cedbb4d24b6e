import { constants } from 'node:buffer'
import { readFile } from 'node:fs/promises'

import type { Asciicast } from '../../cast/asciicast.ts'
import { type CastEdit, editCast } from '../../cast/edit-cast.ts'
import { fitLength, type Shown } from '../../cast/fit-length.ts'
import { joinCasts } from '../../cast/join-casts.ts'
import { readAsciicast } from '../../cast/read-asciicast.ts'
import { RunbookError } from '../../errors.ts'
import { readNamed } from '../../sandbox/read-named.ts'
import { redactCast } from '../../screen/redact-cast.ts'
import { durationFlag, numberFlag } from '../flag-values.ts'

/** Flags that change a recording, as the command line gives them. */
export interface CastFlags {
  readonly select?: string
  readonly speed?: string
  readonly idleLimit?: string
  readonly maxLength?: string
  readonly cols?: string
  readonly rows?: string
  readonly redact: readonly string[]
  readonly redactEnv: readonly string[]
}

/**
 * Reads recordings, puts them one after another and makes the changes that flags ask for; `-` is standard input. The end is
 * to stay `holdMs`, or less where the longest length asks for it.
 * @throws RunbookError E_NO_SUCH_FILE, E_UNREADABLE, E_CAST, E_USAGE.
 */
export async function readCasts(
  files: readonly [string, ...string[]],
  flags: CastFlags,
  holdMs: number,
): Promise<Shown> {
  const edit = castEdit(flags)
  const maxLength = durationFlag('--max-length', flags.maxLength ?? '0') / 1000
  const secrets = secretsOf(flags)
  const [first, ...more] = files
  const casts = await Promise.all(more.map(readCast))
  const whole = joinCasts([await readCast(first), ...casts])
  const cast = editCast(secrets.length === 0 ? whole : redactCast(whole, secrets), edit)
  return fitLength({ cast, holdMs }, maxLength)
}

/** A variable that is not there would leave its value in the open. */
function secretsOf({ redact, redactEnv }: CastFlags): string[] {
  const values = redactEnv.map((name) => {
    const value = process.env[name] ?? ''
    if (value !== '') return value
    throw new RunbookError('E_USAGE', `there is no variable ${name} to redact the value of`, {
      hint: `Set it for this command: ${name}=... runbook render`,
    })
  })
  return [...redact, ...values].filter((value) => value !== '')
}

const mostCells: readonly [number, number] = [1, 1000]

function castEdit({ select = '', speed, idleLimit, cols, rows }: CastFlags): CastEdit {
  const cells = (flag: string, value?: string): number | null =>
    value === undefined ? null : Math.round(numberFlag(flag, value, mostCells))
  return {
    select,
    speed: speed === undefined ? 1 : numberFlag('--speed', speed, [0.01, 1000]),
    idleLimit: idleLimit === undefined ? null : durationFlag('--idle-limit', idleLimit) / 1000,
    cols: cells('--cols', cols),
    rows: cells('--rows', rows),
  }
}

async function readCast(file: string): Promise<Asciicast> {
  const bytes = await bytesOf(file).catch((cause: unknown) => {
    const isMissing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    throw new RunbookError(
      isMissing ? 'E_NO_SUCH_FILE' : 'E_UNREADABLE',
      isMissing ? `there is no file ${file}` : `${file} cannot be read`,
      { hint: 'Give a recording, as "runbook run" or asciinema(1) makes them.', cause },
    )
  })
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    const most = Math.floor(constants.MAX_STRING_LENGTH / 2 ** 20)
    const hint = `Give a recording of ${most} MiB at most.`
    throw new RunbookError('E_UNREADABLE', `${file} is too large`, { hint })
  }
  // Decoded at once: piece by piece, as `readFile` would, takes four times as long.
  return readAsciicast({ path: file, text: bytes.toString() })
}

/** Standard input may be a terminal. */
async function bytesOf(file: string): Promise<Buffer> {
  return file === '-' ? readFile('/dev/stdin') : readNamed(file)
}
