import { parse as parseYaml } from 'yaml'

import { ownGrammar } from '../expect/line-grammar.ts'
import { keepNothing } from '../expect/normalize-output.ts'
import { parseDuration } from '../plan/duration.ts'
import { type FencedTest, fencedTests } from './fenced-tests.ts'
import { plainTranscript, readTranscript } from './read-transcript.ts'
import type { Dialect, TestShell } from './test-file.ts'
import { withStatus } from './with-status.ts'

/** Markdown files of scrut: a test per fence, whose shell hands its state on to the next. */
export const scrut: Dialect = {
  name: 'scrut',
  summary: 'scrut (.md): fences "scrut" or "testcase", standard output, state carried on',
  extensions: ['.md', '.markdown'],
  grammar: { ...ownGrammar, ellipsis: false, brackets: false, dots: 'none' },
  keep: { ...keepNothing, ansi: true, blanks: true, eol: true },
  shown: withStatus,
  skipStatus: 80,
  read: (source, { path }) =>
    fencedTests(path, source)
      .filter(({ block }) => block.language === 'scrut' || block.language === 'testcase')
      .map(readTest),
}

function readTest(test: FencedTest): TestShell {
  const config = readConfig(test.info)
  const commands = readTranscript(test.lines, {
    ...plainTranscript,
    prefix: test.prefix,
    title: test.block.headings.at(-1) ?? '',
  })
  const { output_stream: stream, environment, timeout } = config
  return {
    argv: ['bash', '-'],
    env: {
      LANG: 'C',
      LANGUAGE: 'C',
      LC_ALL: 'C',
      TZ: 'GMT',
      COLUMNS: '80',
      ...textValues(environment),
    },
    stream: stream === 'stderr' ? 'stderr' : stream === 'combined' ? 'both' : 'stdout',
    prologue: carryState,
    timeoutMs: typeof timeout === 'string' ? (parseDuration(timeout) ?? 0) : 0,
    single: true,
    commands,
  }
}

/** The map in braces behind the language, in YAML's flow form. */
function readConfig(info: string): Record<string, unknown> {
  const braces = info.slice(info.indexOf('{'), info.lastIndexOf('}') + 1)
  if (!braces.startsWith('{')) return {}
  try {
    return parseYaml(braces) as Record<string, unknown>
  } catch {
    return {}
  }
}

function textValues(map: unknown): Record<string, string> {
  if (typeof map !== 'object' || map === null) return {}
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]))
}

// Variables, functions, aliases, options and directory of one test are there in the next, as scrut keeps them
// in a file. Read-only variables and those that bash sets itself cannot be set again.
const carryState = String.raw`
__state=/tmp/.scrut-state
shopt -s expand_aliases
[ ! -f $__state ] || . $__state 2>/dev/null
trap '{ __status=$?; {
  declare -p | grep -vE "^declare -[^ ]*r|^declare -[^ ]* (BASH|DIRSTACK|EUID|FUNCNAME|GROUPS|PPID|SHELLOPTS|UID|_|__)"
  declare -f; alias -p; set +o; shopt -p
  printf "cd -- %q\n" "$PWD"
} >$__state; exit $__status; } 2>/dev/null' EXIT
`.trimStart()
