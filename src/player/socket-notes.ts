import type { LineIndex } from '../document/line-index.ts'
import type { RunbookError } from '../errors.ts'
import type { TapeCommand } from '../tape/tape-command.ts'
import { commandFault } from './command-place.ts'

/** Programs that reach a server of their own through a Unix socket. */
const needsSocket = /^\s*(tmux|zellij|screen|ssh-agent|gpg-agent|emacsclient|pg_ctl)\b/

/** Says of a tape that is to be played in a sandbox without Unix sockets that a program of it needs one. */
export function socketNotes(lines: LineIndex, commands: readonly TapeCommand[]): RunbookError[] {
  const command = commands.find(
    ({ command: word, args }) => word === 'Type' && needsSocket.test(args),
  )
  if (command === undefined) return []
  const program = needsSocket.exec(command.args)?.[1] ?? ''
  const reason = `${program} needs a Unix socket, which the sandbox gives only on request`
  const hint = 'Grant it with --allow-unix.'
  return [commandFault(lines, command, { code: 'E_TAPE', reason, hint })]
}
