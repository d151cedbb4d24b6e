import { RunbookError } from '../errors.ts'

/**
 * The port that `--live` names, 0 for any that is free.
 * @throws RunbookError E_USAGE for what is no port, which may be the file.
 */
export function livePort(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given)
  throw new RunbookError('E_USAGE', `"${given}" is no port for --live`, {
    hint: 'Write a number as in --live 8080, or --live behind the file.',
  })
}
