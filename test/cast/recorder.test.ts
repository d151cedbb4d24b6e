import { expect, test } from 'vitest'

import type { Asciicast } from '../../src/cast/asciicast.ts'
import { recordCommands, type RecorderInput } from '../../src/cast/recorder.ts'
import type { CommandOutput } from '../../src/execute/outcome.ts'
import { plainLooks } from '../../src/plan/recording-looks.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const palette = Array<string>(16).fill('#000000')
const settings: RecorderInput['settings'] = {
  theme: 'any',
  cols: 80,
  rows: 24,
  fontSize: 16,
  typingMs: 50,
  idleLimitMs: 2000,
  speed: 1,
  maxLengthMs: 0,
  prompt: '$ ',
  looks: { ...plainLooks, padding: null, lightTheme: '', marginPicture: '', fontFamily: '' },
}

function command(
  text: string,
  output: string,
  chunks: CommandOutput['chunks'] = [],
): CommandOutput {
  return { command: text, output: bytesOf(output), exitCode: 0, chunks }
}

function record(commands: readonly CommandOutput[], over: Partial<RecorderInput> = {}): Asciicast {
  const theme = { foreground: '#ffffff', background: '#000000', palette }
  return recordCommands({
    commands,
    settings,
    theme,
    timing: 'frozen',
    fingerprint: 'sha256:0',
    title: '',
    ...over,
  })
}

const shown = ({ events }: Asciicast): string =>
  events
    .filter(({ code }) => code === 'o')
    .map(({ data }) => data)
    .join('')
const green = '\u001b[32m$ \u001b[0m'

test('recordCommands() shows each command behind a prompt, its output, and a last prompt', () => {
  const cast = record([command('echo a', 'a\r\n'), command('true', '')])
  expect(shown(cast)).toBe(`${green}echo a\r\na\r\n${green}true\r\n${green}`)
})

test('recordCommands() shows the second prompt in front of continued lines', () => {
  const cast = record([command('cat <<E\nx\nE', 'x\r\n')])
  expect(shown(cast)).toBe(`${green}cat <<E\r\n> x\r\n> E\r\nx\r\n${green}`)
})

test('recordCommands() types a letter of several code points with one key', () => {
  const cast = record([command('👩‍👩‍👧é', '')])
  expect(cast.events.map(({ data }) => data)).toEqual(expect.arrayContaining(['👩‍👩‍👧', 'é']))
})

test('recordCommands() varies the time between keys', () => {
  const { events } = record([command('echo abcdefgh', '')])
  const gaps = events
    .slice(3, 14)
    .map(({ time }, index) => Math.round((time - (events[index + 2]?.time ?? 0)) * 1000))
  expect(new Set(gaps).size).toBeGreaterThan(3)
})

test('recordCommands() with a typing time of 0 shows the command at once', () => {
  const { events } = record([command('echo', '')], { settings: { ...settings, typingMs: 0 } })
  expect(new Set(events.slice(2, 7).map(({ time }) => time)).size).toBe(1)
})

test('recordCommands() frozen gives the same events for output that came in other pieces', () => {
  const whole = record([command('seq 2', '1\r\n2\r\n', [{ atMs: 5, data: bytesOf('1\r\n2\r\n') }])])
  const pieces = record([
    command('seq 2', '1\r\n2\r\n', [
      { atMs: 1, data: bytesOf('1\r') },
      { atMs: 700, data: bytesOf('\n2\r\n') },
    ]),
  ])
  expect(pieces).toEqual(whole)
})

test('recordCommands() frozen shows output line by line', () => {
  const { events } = record([command('seq 3', '1\r\n2\r\n3\r\n')])
  const lines = events.filter(({ data }) => /^\d\r\n$/.test(data))
  expect(lines.map(({ time }) => Math.round((time - (lines[0]?.time ?? 0)) * 1000))).toEqual([
    0, 20, 40,
  ])
})

test('recordCommands() frozen shows long output within two seconds', () => {
  const { events } = record([command('seq 9999', '1\r\n'.repeat(9999))])
  const lines = events.filter(({ data }) => data.startsWith('1\r\n'))
  expect((lines.at(-1)?.time ?? 0) - (lines[0]?.time ?? 0)).toBeLessThanOrEqual(2)
})

test('recordCommands() real keeps the pauses of the output', () => {
  const chunks = [
    { atMs: 100, data: bytesOf('a\r\n') },
    { atMs: 1600, data: bytesOf('b\r\n') },
  ]
  const { events } = record([command('x', 'a\r\nb\r\n', chunks)], { timing: 'real' })
  const [first, second] = ['a\r\n', 'b\r\n'].map(
    (line) => events.find(({ data }) => data === line)?.time ?? 0,
  )
  expect(Math.round(((second ?? 0) - (first ?? 0)) * 1000)).toBe(1500)
})

test('recordCommands() joins a character that came in two pieces', () => {
  const [head, tail] = [bytesOf('한').subarray(0, 1), bytesOf('한').subarray(1)]
  const chunks = [
    { atMs: 0, data: head },
    { atMs: 9, data: tail },
  ]
  expect(shown(record([command('x', '한', chunks)], { timing: 'real' }))).toContain('x\r\n한')
})

test('recordCommands() takes harmful control sequences out of command and output', () => {
  const cast = record([command('echo \u001b]52;c;eA==\u0007', 'a\u001b[6n\u001b]0;t\u0007b')])
  expect(shown(cast)).toBe(`${green}echo \r\nab${green}`)
})

test('recordCommands() leaves a prompt with colours of its own', () => {
  const prompt = '\u001b[1;34m~ >\u001b[0m '
  expect(shown(record([], { settings: { ...settings, prompt } }))).toBe(prompt)
})

test('recordCommands() begins with a marker that carries the title', () => {
  expect(record([command('x', '')], { title: 'Deploy' }).events[0]).toEqual({
    time: 0,
    code: 'm',
    data: 'Deploy',
  })
})

test('recordCommands() without a title labels the marker with the first line of the first command', () => {
  expect(record([command('cat <<E\nx\nE', '')]).events[0]?.data).toBe('cat <<E')
})

test('recordCommands() holds the end for two seconds', () => {
  const [before, last] = record([command('x', '')]).events.slice(-2)
  expect(Math.round(((last?.time ?? 0) - (before?.time ?? 0)) * 1000)).toBe(2000)
})

test('recordCommands() writes size, limit and fingerprint into the header', () => {
  expect(record([]).header).toMatchObject({
    cols: 80,
    rows: 24,
    idleTimeLimit: 2,
    fingerprint: 'sha256:0',
  })
})

const withKeys: RecorderInput['settings'] = {
  ...settings,
  looks: { ...settings.looks, keystrokes: 'yes' },
}
const keysOf = ({ events }: Asciicast): string[] =>
  events.flatMap(({ code, data }) => (code === 'i' ? [data] : []))

test('recordCommands() keeps the keys of a recording that shows them', () => {
  const cast = record([command('ls\npwd', '')], { settings: withKeys })
  expect(keysOf(cast)).toEqual(['l', 's', '\r', 'p', 'w', 'd', '\r'])
})

test('recordCommands() says in the header that keys are shown', () => {
  const { header } = record([], { settings: withKeys })
  expect(header.overlay).toEqual({ captions: false, keystrokes: true })
})

test('recordCommands() keeps no keys otherwise', () => {
  expect(keysOf(record([command('ls', '')]))).toEqual([])
})
