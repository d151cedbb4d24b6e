import { dirname, resolve } from 'node:path'

import { RunbookError } from '../../errors.ts'
import { parseDuration } from '../../plan/duration.ts'
import { parseRemoteGrant, type RemoteGrant } from '../../remote/remote-grant.ts'
import { outerPath } from '../../sandbox/outer-path.ts'
import type { Policy } from '../../sandbox/policy.ts'
import { realPath } from '../../sandbox/real-path.ts'
import { withoutUndefined } from '../without-undefined.ts'

/** The flags of `runbook run` as the command line gives them. */
export interface RunFlags {
  readonly rehearse?: boolean
  readonly cassette?: string
  readonly write?: boolean
  readonly dryRun?: boolean
  readonly keepGoing?: boolean
  readonly from?: string
  readonly only: readonly string[]
  readonly includeNever?: boolean
  readonly yes?: boolean
  readonly force?: boolean
  readonly record: boolean | 'all' | 'linked'
  readonly set?: readonly string[]
  readonly library?: readonly string[]
  readonly env: readonly string[]
  readonly allowEnv: readonly string[]
  readonly allowNet?: boolean
  readonly allowUnix?: boolean
  readonly allowRemote: readonly string[]
  readonly sshConfig?: string
  readonly allowRead: readonly string[]
  readonly allowWrite: readonly string[]
  readonly sandbox: string
  readonly castVersion: string
  readonly timing?: string
  /** The port, 0 for any that is free; true without one. */
  readonly live?: number | true
  readonly tape?: boolean
  readonly realtime?: boolean
  readonly frozen?: boolean
  readonly timeout?: string
  readonly theme?: string
  readonly cols?: string
  readonly rows?: string
  readonly fontSize?: string
  readonly typingSpeed?: string
  readonly idleLimit?: string
  readonly maxLength?: string
}

/** The flags of `runbook run FILE`, which may be a tape. */
export interface RunFileFlags extends RunFlags {
  readonly output: readonly string[]
}

/** What the user lets a document or tape do. */
export interface Granted {
  readonly sandbox: Policy['backend']
  readonly network: Policy['network']
  /** Absolute paths. */
  readonly allowRead: readonly string[]
  readonly allowWrite: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Where programs are looked for that run outside of the sandbox. */
  readonly searchPath: string
}

/** What the flags grant to a file. Throws E_USAGE. */
export function grantedBy(
  file: string,
  flags: Pick<
    RunFlags,
    'sandbox' | 'allowNet' | 'allowUnix' | 'allowRead' | 'allowWrite' | 'env' | 'allowEnv'
  >,
): Granted {
  return {
    sandbox: wordOf('sandbox', flags.sandbox, ['auto', 'none']) === 'none' ? 'none' : 'bubblewrap',
    network: networkOf(flags),
    allowRead: flags.allowRead.map((path) => resolve(path)),
    allowWrite: flags.allowWrite.map((path) => resolve(path)),
    env: environmentOf(flags, process.env),
    searchPath: searchPathOf(file, flags),
  }
}

/** What the sandbox lets programs talk to. */
function networkOf({
  allowNet,
  allowUnix,
}: Pick<RunFlags, 'allowNet' | 'allowUnix'>): Policy['network'] {
  if (allowNet === true && allowUnix === true) {
    const reason = '--allow-net and --allow-unix exclude each other'
    throw usage(
      reason,
      "Give one of them: with both, abstract sockets of the host's own servers could be reached.",
    )
  }
  if (allowUnix === true) return 'sockets'
  return allowNet === true ? 'host' : 'none'
}

/** Header arguments that flags override in every block. */
export function overridesOf(flags: RunFlags): Record<string, string> {
  const given: Record<string, string | undefined> = {
    timeout: flags.timeout,
    theme: flags.theme,
    cols: flags.cols,
    rows: flags.rows,
    'font-size': flags.fontSize,
    'typing-speed': flags.typingSpeed,
    'idle-limit': flags.idleLimit,
    'max-length': flags.maxLength,
  }
  for (const key of ['timeout', 'typing-speed', 'idle-limit', 'max-length'])
    checkDuration(key, given[key])
  for (const key of ['cols', 'rows', 'font-size']) checkCount(key, given[key])
  return withoutUndefined(given)
}

/** Variables for the blocks: `NAME=VALUE` as given, and the caller's own that were granted by name. */
function environmentOf(
  flags: Pick<RunFlags, 'env' | 'allowEnv'>,
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const granted = flags.allowEnv.flatMap((name) => {
    const value = env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries([...granted, ...flags.env.map(assignment)])
}

/** The user's PATH for programs that run outside of the sandbox, without what a document or tape may write to. */
function searchPathOf(file: string, { allowWrite }: Pick<RunFlags, 'allowWrite'>): string {
  const directory = file === '-' ? process.cwd() : dirname(realPath(file) ?? resolve(file))
  return outerPath(process.env['PATH'] ?? '', [
    directory,
    ...allowWrite.map((path) => resolve(path)),
  ])
}

/** The other machines that the user granted. */
export function grantsOf({ allowRemote }: RunFlags): RemoteGrant[] {
  return allowRemote.map((text) => {
    const grant = parseRemoteGrant(text)
    if ('fault' in grant) throw usage(`"${text}" is no target: ${grant.fault}`, grantHint)
    return grant
  })
}

const grantHint =
  'Write --allow-remote ssh:user@host, or --allow-remote "ssh:*" for all of a method.'

/** One of a flag's words. */
export function wordOf<Word extends string>(
  flag: string,
  value: string,
  words: readonly Word[],
): Word {
  const found = words.find((word) => word === value)
  if (found === undefined)
    throw usage(`"${value}" is no value for --${flag}`, `It takes: ${words.join(', ')}.`)
  return found
}

/** How the times of a tape are kept. */
export function timingWord(flags: RunFlags): 'auto' | 'real' | 'frozen' | 'realtime' {
  if (flags.realtime === true && flags.frozen === true)
    throw usage('--realtime and --frozen exclude each other', 'Give one of them.')
  if (flags.realtime === true) return 'realtime'
  if (flags.frozen === true) return 'frozen'
  return flags.timing === undefined ? 'auto' : wordOf('timing', flags.timing, ['real', 'frozen'])
}

/** Values for placeholders, `NAME=VALUE` each; names may hold blanks and dashes. */
export function fillOf(given: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? []
      if (name === undefined || value === undefined)
        throw usage(`"${text}" sets nothing`, 'Write --set NAME=VALUE.')
      return [name, value]
    }),
  )
}

function assignment(text: string): readonly [string, string] {
  const match = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text)
  if (!match?.[1]) throw usage(`"${text}" is no assignment`, 'Write --env NAME=VALUE.')
  return [match[1], match[2] ?? '']
}

function checkDuration(flag: string, value: string | undefined): void {
  if (value === undefined || parseDuration(value) !== null) return
  throw usage(`"${value}" is no duration for --${flag}`, 'Write 300ms, 30s, 5m or 1h.')
}

function checkCount(flag: string, value: string | undefined): void {
  if (value === undefined || /^[1-9]\d{0,3}$/.test(value)) return
  throw usage(`"${value}" is no number for --${flag}`, 'Write a whole number from 1 to 9999.')
}

function usage(reason: string, hint: string): RunbookError {
  return new RunbookError('E_USAGE', reason, { hint })
}
