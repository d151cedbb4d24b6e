import { RE2JS } from 're2js'

import { goDurationMs } from '../../tape/go-duration.ts'
import type { TapeCommand } from '../../tape/tape-command.ts'
import { commandFault } from '../command-place.ts'
import type { WaitEnd } from '../time/pacer.ts'
import type { Perform, Stage } from './stage.ts'

/**
 * `Wait[+Line|+Screen][@timeout] [/pattern/]`: until the cursor's row, or what is visible, matches.
 * @throws RunbookError E_TIMEOUT when it does not, also as soon as nothing can happen any more.
 */
export const wait: Perform = async (stage, command) => {
  if (command.args.startsWith('End')) return waitForEnd(stage, command)
  const { settings, terminal, pacer } = stage
  const [scope, pattern] = cut(command.args)
  const compiled = pattern === null ? settings.waitPattern : RE2JS.compile(pattern)
  const text = (): string => (scope === 'Line' ? cursorLine(stage) : visible(stage))
  const timeoutMs = command.options === '' ? settings.waitTimeoutMs : goDurationMs(command.options)
  const end = await pacer.until(() => compiled.matcher(text()).find(), timeoutMs)
  if (end === 'met') return
  throw commandFault(stage.lines, command, {
    code: 'E_TIMEOUT',
    reason: `/${compiled.pattern()}/ did not appear ${reasons[end](timeoutMs, terminal.ended())}`,
    hint: `${end === 'timeout' ? longer(command) : nearMiss(compiled, scope, stage)}${scope === 'Line' ? 'The line of the cursor' : 'The screen'} showed ${JSON.stringify(text().trimEnd())}.`,
  })
}

/**
 * Extension: until the command that was entered last has ended, and its exit status is as written.
 * @throws RunbookError E_TIMEOUT, E_BLOCK_FAILED for another exit status.
 */
async function waitForEnd(stage: Stage, command: TapeCommand): Promise<void> {
  const { settings, terminal, pacer, lines } = stage
  const timeoutMs = command.options === '' ? settings.waitTimeoutMs : goDurationMs(command.options)
  const hasCome = (): boolean => terminal.prompts().count > stage.promptsBefore
  const end = await pacer.until(hasCome, timeoutMs)
  if (end !== 'met') {
    throw commandFault(lines, command, {
      code: 'E_TIMEOUT',
      reason: `the command did not end ${reasons[end](timeoutMs, terminal.ended())}`,
      hint: 'Give it longer, as in Wait+End@60s, or end what waits for a key.',
    })
  }
  const [, wanted] = command.args.split(' ')
  const { status } = terminal.prompts()
  if (wanted === undefined || Number(wanted) === status) return
  throw commandFault(lines, command, {
    code: 'E_BLOCK_FAILED',
    reason: `the command ended with exit status ${status}, not ${wanted}`,
    hint: `The screen showed ${JSON.stringify(visible(stage).trimEnd())}.`,
  })
}

const reasons: Readonly<Record<Exclude<WaitEnd, 'met'>, (ms: number, ended: string) => string>> = {
  timeout: (ms) => `within ${ms / 1000} s`,
  never: (_ms, ended) =>
    ended === '' ? 'and nothing more will: all programs wait for a key' : `: the shell, ${ended}`,
}

/** More time helps only where something may still happen. */
function longer({ command, args }: TapeCommand): string {
  return `Give it longer, as in ${command}+${args.split(' ')[0]}@60s. `
}

/** What a pattern lacks that would match if it were looked for otherwise; `''` for one that would not. */
function nearMiss(pattern: RE2JS, scope: string, stage: Stage): string {
  if (scope === 'Line' && pattern.matcher(visible(stage)).find())
    return 'It is on the screen, but not in the line of the cursor: write Wait+Screen. '
  if (pattern.matcher(`${cursorLine(stage)} `).find())
    return 'Blanks at the end of a line are not looked at: leave them out of the pattern. '
  return ''
}

function cut(args: string): [scope: string, pattern: string | null] {
  const blank = args.indexOf(' ')
  return blank < 0 ? [args, null] : [args.slice(0, blank), args.slice(blank + 1)]
}

function cursorLine({ terminal }: Stage): string {
  return terminal.screen.lines()[terminal.screen.cursorRow()]?.trimEnd() ?? ''
}

function visible({ terminal }: Stage): string {
  return terminal.screen
    .lines()
    .map((line) => line.trimEnd())
    .join('\n')
}
