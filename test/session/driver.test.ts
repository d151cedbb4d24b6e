import { describe, expect, test, vi } from 'vitest'

import { withoutSandbox } from '../../src/sandbox/policy.ts'
import type { Session } from '../../src/session/session.ts'
import { openForTest, run, show } from './open-for-test.ts'

// Every test starts processes, on a host that may be busy.
vi.setConfig({ testTimeout: 30_000 })

// What an earlier script leaves behind, and what a later one then shows.
const persisting = [
  ['the directory', 'cd /usr', 'pwd', '/usr\n'],
  ['a variable', 'a=1', 'echo $a', '1\n'],
  ['an exported variable', 'export A=1', 'env | grep ^A=', 'A=1\n'],
  ['a function', 'f() { echo "f $1"; }', 'f x', 'f x\n'],
  ['an alias', 'alias ll="echo listed"', 'll', 'listed\n'],
  ['an associative array', 'declare -A m=([a]=b)', 'echo ${m[a]}', 'b\n'],
  ['a shell option', 'set -f', 'echo *', '*\n'],
  ['a changed IFS', 'IFS=/', 'x=a/b; echo $x', 'a b\n'],
  ['an empty PATH', 'PATH=', 'echo [$PATH]', '[]\n'],
  ['standard output in a file', 'exec >f', 'echo x; exec >/dev/tty; cat f', 'x\n'],
  [
    'an option for unset variables',
    'set -u',
    'echo $none; echo no',
    'bash: none: unbound variable\n',
  ],
  ['the trace', 'set -x', 'true; set +x', '+ true\n+ set +x\n'],
  ['posix mode', 'set -o posix', 'shopt -o posix', 'posix          \ton\n'],
  [
    'functions named like the builtins of the driver',
    'printf() { :; }; read() { :; }',
    'echo x',
    'x\n',
  ],
] as const

// What a script shows and its status; the session goes on after each.
const surviving = [
  ['an alias of an earlier line', 'alias q="echo Q"\nq', 'Q\n', 0],
  ['a here-document', "cat <<'E'\n$a 'b'\nE", "$a 'b'\n", 0],
  ['a status', 'false', '', 1],
  ['a missing command', 'foo', 'bash: foo: command not found\n', 127],
  ['return', 'return 5', "bash: return: can only `return' from a function or sourced script\n", 2],
  [
    'a syntax error',
    'echo a\nif; then',
    "a\nbash: eval: line 2: syntax error near unexpected token `;'\nbash: eval: line 2: `if; then'\n",
    2,
  ],
  [
    'an unterminated quote',
    "echo 'abc",
    "bash: eval: line 1: unexpected EOF while looking for matching `''\n",
    2,
  ],
  ['break', 'echo a; break; echo b', 'a\n', 0],
  ['break out of every loop', 'break 9', '', 0],
  ['continue', 'echo a; continue; echo b', 'a\n', 0],
  ['a failing expansion', 'echo ${x:?}; echo no', 'bash: x: parameter null or not set\n', 1],
  ['an empty script', '', '', 0],
  ['a script with a comment at its end', 'echo a # b', 'a\n', 0],
  ['standard input that is empty', 'read x; echo "$? [$x]"', '1 []\n', 0],
  ['a failing command in a function', 'f() { return 3; }; f', '', 3],
  ['raw terminal settings', 'stty raw -echo </dev/tty; echo', '\n', 0],
] as const

// A script that ends its shell, what it shows and the status.
const ending = [
  ['exit', 'echo a; exit 3', 'a\n', 3],
  ['exec', 'exec echo a', 'a\n', 0],
  ['set -e', 'set -e; echo a; false; echo b', 'a\n', 1],
  ['kill -9 $$', 'echo a; kill -9 $$', 'a\n', 137],
  ['exit with a trap', 'trap "echo bye" EXIT; exit 4', 'bye\n', 4],
] as const

const opens: readonly (readonly [string, () => Promise<Session>])[] = [
  ['in the sandbox', () => openForTest()],
  ['without a sandbox', () => openForTest(withoutSandbox)],
]

describe.each(opens)('%s', (_, open) => {
  test.each(persisting)('run() keeps %s', async (_name, first, second, shown) => {
    const session = await open()
    await run(session, first)
    expect(await show(session, second)).toBe(shown)
  })

  test.each(surviving)('run() says the status of %s', async (_name, script, _shown, status) => {
    const output = await run(await open(), script)
    expect(output).toMatchObject({ exitCode: status, ended: 'completed', signal: null })
  })

  test.each(surviving)('run() shows the output of %s', async (_name, script, shown) => {
    expect(await show(await open(), script)).toBe(shown)
  })

  test.each(surviving)('run() goes on after %s', async (_name, script) => {
    const session = await open()
    await run(session, script)
    expect(await show(session, 'printf "a\\nb\\n"')).toBe('a\nb\n')
  })

  test.each(ending)(
    'run() says that %s ended the session',
    async (_name, script, _shown, status) => {
      const session = await open()
      const output = await run(session, script)
      expect(output).toMatchObject({ exitCode: status, ended: 'session-ended' })
      expect(session.alive).toBe(false)
    },
  )

  test.each(ending)('run() shows all that %s left to show', async (_name, script, shown) => {
    expect(await show(await open(), script)).toBe(shown)
  })

  test('run() restores the settings of the terminal', async () => {
    const session = await open()
    const before = await show(session, 'stty -g </dev/tty')
    await run(session, 'stty raw -echo -opost </dev/tty')
    expect(await show(session, 'stty -g </dev/tty')).toBe(before)
  })

  test('run() loses no byte of 200 outputs', async () => {
    const session = await open()
    for (let count = 1; count <= 200; count += 1) {
      const expected = Array.from({ length: count }, (_none, index) => `${index + 1}\n`).join('')
      expect(await show(session, `seq ${count}`)).toBe(expected)
    }
  })

  test('run() does not wait for a background job', async () => {
    const session = await open()
    const output = await run(session, 'sleep 600 & disown; echo a', { timeoutMs: 10_000 })
    expect(output.ended).toBe('completed')
  })
})

test('run() takes standard input from the terminal when it is told to', async () => {
  const session = await openForTest()
  const running = show(session, 'stty -echo; echo ready; read x; echo "[$x]"', { stdin: 'tty' })
  session.write('typed\n')
  expect(await running).toContain('[typed]')
})

test('resize() sets the size that scripts see', async () => {
  const session = await openForTest()
  session.resize(101, 33)
  expect(await show(session, 'stty size </dev/tty')).toBe('33 101\n')
})
