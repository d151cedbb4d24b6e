import { dirname } from 'node:path'

import { cramGrammar } from '../expect/line-grammar.ts'
import { keepAll } from '../expect/normalize-output.ts'
import { showLine } from '../expect/shown-line.ts'
import type { CommandResult } from './salted-script.ts'
import { shellOf } from './shell-of.ts'
import { sourceLines } from './source-lines.ts'
import {
  type Dialect,
  plainShell,
  type TestCommand,
  type TestPlace,
  type TestShell,
} from './test-file.ts'
import { toolEnvironment } from './tool-environment.ts'

/** Files of cram 0.7 and prysk: indented commands and output, all else is comment. */
export const cram: Dialect = {
  name: 'cram',
  extensions: ['.t'],
  start: 'new',
  anyShell: true,
  grammar: cramGrammar,
  shown: cramOutput,
  exitLine: null,
  skipStatus: 80,
  read: (source, place) => [readCram(source, place)],
}

const indent = '  '

/** A command while its lines are read. */
interface Open {
  command: TestCommand
  /** False once text that is no output has come. */
  together: boolean
}

function readCram(source: string, place: TestPlace): TestShell {
  const found: Open[] = []
  let above = ''
  for (const { text, span, line } of sourceLines(source)) {
    const last = found.at(-1)
    if (text.startsWith(`${indent}$ `)) {
      const command = { ...newCommand(text.slice(4), line, span.end), fault: above }
      found.push({ command, together: true })
      above = ''
    } else if (last && text.startsWith(`${indent}> `)) {
      const script = `${last.command.script}${text.slice(4)}\n`
      last.command = { ...last.command, script, span: { start: span.end, end: span.end } }
    } else if (!text.startsWith(indent)) {
      if (last) last.together = false
    } else if (last) last.command = withOutput(last, text.slice(indent.length), span.end)
    else above = 'expected output stands above the first command'
  }
  return {
    ...plainShell,
    argv: shellOf(place, ['/bin/sh', '-']),
    env: cramEnvironment(place),
    commands: found.map(({ command }) => command),
  }
}

function newCommand(script: string, line: number, end: number): TestCommand {
  return {
    fixed: false,
    line,
    title: script,
    script: `${script}\n`,
    expected: '',
    span: { start: end, end },
    prefix: indent,
    exit: null,
    mode: 'lines',
    skip: '',
    fault: '',
    keep: keepAll,
  }
}

function withOutput({ command, together }: Open, text: string, end: number): TestCommand {
  const fault = together ? '' : 'expected output stands apart from its command'
  return {
    ...command,
    expected: `${command.expected}${text}\n`,
    span: { start: command.span.start, end },
    fault: command.fault || fault,
  }
}

/** Variables that cram sets (its README, "What's in the box"). */
function cramEnvironment(place: TestPlace): Record<string, string> {
  const shared = toolEnvironment(place)
  const { TMPDIR = '' } = shared
  return {
    ...shared,
    CRAMTMP: dirname(place.directory),
    TEMP: TMPDIR,
    TMP: TMPDIR,
    TESTSHELL: '/bin/sh',
  }
}

/**
 * A command's output as cram 0.7 and prysk write it: escapes where a line needs them, ` (no-eol)` behind one without a line feed,
 * the status below. Carriage returns end lines, too (Python's `splitlines`). When the shell has ended, its last character is lost: there
 * they cut off the line feed that is usually behind their last mark.
 */
function cramOutput({ text, status, reached, tail }: CommandResult): string {
  if (!reached) return ''
  if (status === null) return showLines(text.slice(0, -1))
  const exit = status === 0 ? '' : `[${status}]\n`
  return showLines(text) + exit + showLines(tail.slice(0, -1))
}

function showLines(text: string): string {
  const lines = text.match(/[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+$/g) ?? []
  return lines.map((line) => `${showLine(line)}\n`).join('')
}
