import { shellQuote } from '../../plan/shell-quote.ts'
import type { RemotePlace } from '../../remote/remote-place.ts'
import { stamp } from './supervisor.ts'

/** What a shell on another machine starts with. */
export interface RemoteStart {
  readonly place: RemotePlace
  /** Make the directory when it is missing. */
  readonly mkdirp: boolean
  /** Variables that are set over those that the machine gives; null for one that is not set. */
  readonly env: Readonly<Record<string, string | null>>
  /** Program that must be there. */
  readonly program: string
  /** Command that takes the place of the start script, as sh reads it. */
  readonly command: string
}

/**
 * The script that the supervisor or a terminal starts, in POSIX sh: goes to the directory and becomes the shell. It
 * says on standard error why it cannot.
 */
export function startScript(
  { place, mkdirp, env, program, command }: RemoteStart,
  supervisor: { readonly directory: string; readonly marker: string },
): string {
  const variables = Object.entries(env).map(([name, value]) =>
    value === null ? `unset ${name}` : `${name}=${shellQuote(value)}; export ${name}`,
  )
  const there = directoryWord(place.directory)
  return [
    ...(supervisor.marker === ''
      ? [stamp.replace('DIRECTORY', supervisor.directory)]
      : ['umask "$1"']),
    ...variables,
    'unset CDPATH',
    ...(mkdirp ? [`mkdir -p -- ${there} || exit 1`] : []),
    `cd -- ${there} 2>/dev/null || { echo ${shellQuote(`there is no directory ${place.directory}`)} >&2; exit 1; }`,
    `command -v ${program} >/dev/null 2>&1 || { echo '${program} is not installed' >&2; exit 1; }`,
    ...(supervisor.marker === ''
      ? []
      : [`printf '${supervisor.marker}'`, `printf '${supervisor.marker}' >&2`]),
    `${command}\n`,
  ].join('\n')
}

/** The path as one word of sh; a `~` at its begin is the home there. */
function directoryWord(path: string): string {
  return path.startsWith('~') ? `"$HOME"${shellQuote(path.slice(1))}` : shellQuote(path)
}
