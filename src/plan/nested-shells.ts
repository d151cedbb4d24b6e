import { isEndless, namesEndless } from '../classify/is-endless.ts'
import { opensShell } from '../classify/opens-shell.ts'
import { type SimpleCommand, simpleCommands } from '../classify/simple-commands.ts'
import { withoutSudo } from '../classify/without-sudo.ts'
import { type Block, isOwnCarrier } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { firstFrom } from '../document/first-from.ts'
import type { HeaderArguments } from './header-arguments.ts'
import { posixShells } from './shell-names.ts'

/** What of a step decides whether it opens a shell or runs inside of one. */
interface Planned extends Nesting {
  readonly block: Block
  readonly arguments: HeaderArguments
  readonly code: string
  /** Null for a step that runs. */
  readonly skip: string | null
}

/** Where a step stands to shells inside of shells. */
export interface Nesting {
  /** Its last command opens a shell that reads the blocks below. */
  readonly opensShell: boolean
  /** Index of the block whose shell it runs inside of, null for none. */
  readonly inside: number | null
}

/**
 * Finds the blocks that belong inside of a shell that a block above opened, as after `kubectl exec -ti pod -- sh`: those of the
 * same session up to the next heading, unless they name their session themselves. Only the last command of a block with a
 * session opens one. Steps come in as if none did.
 */
export function nestShells<Step extends Planned>(
  document: Document,
  steps: readonly Step[],
): Step[] {
  const headings = document.headings.map(({ line }) => line)
  let open: Step | null = null
  return steps.map((step) => {
    const { block, arguments: complete } = step
    const runs = step.skip === null && posixShells.has(block.language) && complete.remote === null
    if (open && !(runs && isBelow(open, step, headings))) {
      if (runs || crosses(open, step, headings)) open = null
    }
    if (open) return runs ? { ...step, inside: open.block.index } : step
    const opens = runs && complete.session !== '' && !complete.background && lastOpens(step.code)
    if (!opens) return step
    open = step
    return { ...step, opensShell: true }
  })
}

/** A block that ends with an endless command is stopped after this time, in milliseconds. */
const boundMs = 10_000

/**
 * Bounds the time of a block whose last command does not end by itself; `:for` says how long, else 10 s. One that waits in an
 * editor for a person fails after that time, unless it has a `:timeout` or a terminal of its own.
 */
export function boundTime(complete: HeaderArguments, { language, code }: Block): HeaderArguments {
  if (complete.forMs > 0 || complete.background || !posixShells.has(language)) return complete
  if (!namesEndless(code) && !editor.test(code)) return complete
  const last = simpleCommands(code).at(-1)
  if (last && isEndless(last.words)) return { ...complete, forMs: boundMs }
  const isAttended = complete.environment.terminal.isTerminal || complete.written.has('timeout')
  return last && !isAttended && opensEditor(last) ? { ...complete, timeoutMs: boundMs } : complete
}

/** Vim and fzf, which go on without a terminal for ever; others end at once there. */
const editor = /\b(?:vim?|fzf)\b/

function opensEditor(command: SimpleCommand): boolean {
  const own = withoutSudo(command.words)
  if (own[0] === 'fzf') return !own.some((word) => /^(?:-f|--filter)/.test(word))
  return /^vim?$/.test(own[0] ?? '') && !own.some((word) => /^-(?:es|c|S)|^\+/.test(word))
}

function lastOpens(code: string): boolean {
  const last = simpleCommands(code).at(-1)
  return last !== undefined && opensShell(last) === 'shell'
}

function isBelow(opener: Planned, step: Planned, headings: readonly number[]): boolean {
  const ownSession = step.block.arguments.some(
    ({ key, carrier }) => key === 'session' && isOwnCarrier(carrier),
  )
  return (
    !ownSession &&
    step.arguments.session === opener.arguments.session &&
    !crosses(opener, step, headings)
  )
}

/** A heading between the two ends the inner shell. */
function crosses(opener: Planned, step: Planned, headings: readonly number[]): boolean {
  const heading = firstFrom(headings, opener.block.line + 1)
  return heading >= 0 && heading < step.block.line
}
