import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { readAsciicast } from '../../src/cast/read-asciicast.ts'
import { unstoppable } from '../../src/render/formats/format.ts'
import { findProgram } from '../../src/sandbox/find-program.ts'
import { standardPath } from '../../src/sandbox/shell-environment.ts'
import { openScreen } from '../../src/screen/open-screen.ts'
import { ScratchTape } from './scratch-tape.ts'

const cast = (tape: ScratchTape, name = 'a.cast') =>
  readAsciicast({ path: name, text: tape.read(name).toString() })

const lengthOf = (tape: ScratchTape): number => cast(tape).events.at(-1)?.time ?? 0

test('a recording is as long as its keys and pauses say', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nType "true"\nType@100ms "  "\nEnter@200ms 2\nSleep 60s\n',
  })
  await tape.play()
  expect(lengthOf(tape)).toBe(60.8)
})

test('a tape with extensions presses keys with modifiers', async () => {
  const text = `# runbook: extensions\nOutput a.txt\nType "cat -v"\nEnter\nSleep 1s\nAlt+Left\nShift+F5\nEnter\nSleep 1s\n`
  using tape = new ScratchTape({ text })
  await tape.play()
  expect(tape.read('a.txt').toString()).toContain('^[[1;3D^[[15;2~')
})

test('a program keeps its own pauses', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nType "sleep 0.6; echo late"\nEnter\nSleep 1s\n',
  })
  await tape.play({ timing: 'frozen' })
  const late = cast(tape).events.find(({ data }) => data.includes('late\r\n'))
  expect(late?.time).toBeCloseTo(20 * 0.05 + 0.6, 0)
})

test('a wait takes as long as its program', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nSet TypingSpeed 0ms\nType "sleep 0.6"\nEnter\nWait\n',
  })
  await tape.play({ timing: 'frozen' })
  expect(lengthOf(tape)).toBe(0.6)
})

test('a count that is too large for a number presses once, as in VHS', async () => {
  using tape = new ScratchTape({ text: 'Output a.cast\nSpace 99999999999999999999\n' })
  await tape.play()
  expect(lengthOf(tape)).toBe(0.05)
})

test('a shell inside of the shell does not make a tape wait', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nSet TypingSpeed 0ms\nType "bash --norc"\nEnter\nSleep 20m\n',
  })
  await tape.play()
  expect(lengthOf(tape)).toBe(20 * 60)
})

test('a pause that ends before a sleeping program wakes takes no time', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nSet TypingSpeed 0ms\nType "sleep 2h"\nEnter\nSleep 50m\nCtrl+C\nSleep 1s\n',
  })
  await tape.play({ timing: 'real' })
  expect(Math.round(lengthOf(tape))).toBe(50 * 60 + 1)
})

test('a program wakes at its own time behind a pause that was jumped over', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nSet TypingSpeed 0ms\nType "sleep 3; echo la$()te"\nEnter\nSleep 2s\nSleep 4s\n',
  })
  await tape.play({ timing: 'real' })
  const late = cast(tape).events.find(({ data }) => data.includes('late\r\n'))
  expect(late?.time).toBeCloseTo(3, 0)
})

test.skipIf(findProgram('vim', standardPath) === null)(
  'the timer that vim has for its patterns does not make a tape wait',
  async () => {
    const text =
      'Output a.cast\nSet TypingSpeed 0ms\nType "vim -u NONE --cmd \'set updatetime=100\'"\nEnter\nSleep 20m\nType ":q"\nEnter\nSleep 1s\n'
    using tape = new ScratchTape({ text })
    await tape.play({ timing: 'real' })
    expect(Math.round(lengthOf(tape))).toBe(20 * 60 + 1)
  },
)

test.skipIf(findProgram('tmux', standardPath) === null)(
  'three frozen runs with a server of tmux give the same pictures',
  async () => {
    const text =
      'Output a.gif\nType "tmux -f tmux.conf new"\nEnter\nSleep 1s\nCtrl+B\nType "%"\nSleep 1s\nType "echo right"\nEnter\nSleep 20m\nCtrl+B\nType "d"\nSleep 1s\n'
    using tape = new ScratchTape({ text })
    writeFileSync(join(tape.path, 'tmux.conf'), 'set -g status off\n')
    const pictures: string[] = []
    for (let run = 0; run < 3; run += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one run after the other
      await tape.play({ timing: 'frozen', network: 'sockets' })
      pictures.push(tape.read('a.gif').toString('base64'))
    }
    expect(new Set(pictures).size).toBe(1)
  },
  60_000,
)

test('what is hidden takes no time in the recording', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nHide\nType "clear"\nEnter\nSleep 9s\nShow\nSleep 1s\n',
  })
  await tape.play()
  expect(lengthOf(tape)).toBe(1)
})

test('three frozen runs give the same cast, with programs that compute, sleep and stay behind', async () => {
  const text =
    'Output a.cast\nSet TypingSpeed 10ms\nType "for i in 1 2 3; do seq 500 | sort -n | tail -1; sleep 0.3; done"\nEnter\nWait\nType "(sleep 0.4; echo late) &"\nEnter\nSleep 1s\n'
  using tape = new ScratchTape({ text })
  const casts: string[] = []
  for (let run = 0; run < 3; run += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one run after the other
    await tape.play({ timing: 'frozen' })
    casts.push(tape.read('a.cast').toString())
  }
  expect(new Set(casts).size).toBe(1)
}, 60_000)

test('a program that timeout ends takes exactly that long in frozen time', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nSet TypingSpeed 0ms\nType "timeout 0.5 cat"\nEnter\nWait\n',
  })
  await tape.play({ timing: 'frozen' })
  expect(lengthOf(tape)).toBe(0.5)
})

test('a program that outlasts its timeout does not stop the clock of a tape', async () => {
  using tape = new ScratchTape({
    text: `Output a.cast\nSet TypingSpeed 0ms\nType \`timeout 0.1 sh -c 'trap "" TERM; cat'\`\nEnter\nSleep 3s\n`,
  })
  await tape.play({ timing: 'frozen' })
  expect(lengthOf(tape)).toBe(3)
})

test('a pattern that cannot appear any more ends the wait at once', async () => {
  using tape = new ScratchTape({ text: 'Output a.gif\nEnter\nWait@300s /never/\n' })
  expect(await tape.problems()).toEqual(['E_TIMEOUT 3'])
})

test('after a failure no promised file is written, and what was shown is kept beside the first', async () => {
  using tape = new ScratchTape({ text: 'Output out/a.gif\nOutput a.txt\nWait@1s /never/\n' })
  await tape.play()
  const kept = ['out', 'out/a.failed.cast', 'out/a.failed.png', 'out/a.failed.txt']
  expect(tape.files()).toEqual(['demo.tape', ...kept])
})

test('a failure says where to find what was shown', async () => {
  using tape = new ScratchTape({ text: 'Screenshot a.png\nWait@1s /never/\n' })
  const events = await tape.play()
  const hints = events.map((event) => (event.type === 'problem' ? event.error.hint : ''))
  expect(hints.join('')).toMatch(
    / What was shown is in demo\.failed\.cast, demo\.failed\.png, demo\.failed\.txt\.$/,
  )
})

test('what a failed tape showed while it was hidden is in its last screens', async () => {
  using tape = new ScratchTape({
    text: 'Output a.gif\nHide\nType "echo $((6*7))"\nEnter\nWait@1s /never/\n',
  })
  await tape.play()
  expect(tape.read('a.failed.txt').toString()).toContain('> echo $((6*7))\n42\n>\n')
})

test('the cast of a failed tape ends where it failed', async () => {
  using tape = new ScratchTape({
    text: 'Output a.gif\nType "ab"\nSleep 3s\nWait@1s /never/\nSleep 9s\n',
  })
  await tape.play()
  expect(cast(tape, 'a.failed.cast').events.at(-1)?.time).toBeCloseTo(3.1, 1)
})

test('a picture of an earlier run stays whole when the tape fails', async () => {
  using tape = new ScratchTape({ text: 'Output a.gif\nType "a"\n' })
  await tape.play()
  const before = tape.read('a.gif')
  tape.write('Output a.gif\nType "b"\nWait@1s /never/\n')
  await tape.play()
  expect(tape.read('a.gif').equals(before)).toBe(true)
})

test('a tape that plays again takes away what its failure had left', async () => {
  using tape = new ScratchTape({ text: 'Output a.gif\nWait@1s /never/\n' })
  await tape.play()
  tape.write('Output a.gif\nType "a"\n')
  await tape.play()
  expect(tape.files()).toEqual(['a.gif', 'demo.tape'])
})

test('what someone else has put at the place of such a file stays', async () => {
  using tape = new ScratchTape({ text: 'Output a.gif\nWait@1s /never/\n' })
  writeFileSync(join(tape.path, 'a.failed.txt'), 'mine\n')
  await tape.play()
  expect(tape.read('a.failed.txt').toString()).toBe('mine\n')
})

test('keys for a shell that has ended are an error', async () => {
  using tape = new ScratchTape({
    text: 'Output a.gif\nType "exit"\nEnter\nSleep 9s\nType "more"\n',
  })
  expect(await tape.problems()).toEqual(['E_BLOCK_FAILED 5'])
})

test('interrupts end the process by themselves while pictures are made, which may take minutes', async () => {
  using tape = new ScratchTape({ text: 'Output a.gif\nType "true"\nEnter\n' })
  const heard: string[] = []
  const hold = (): (() => void) => {
    heard.push('held')
    return () => heard.push('released')
  }
  await tape.play({ interrupts: { ...unstoppable, hold } })
  expect(heard).toEqual(['held', 'released', 'held', 'released'])
})

const wrong: readonly (readonly [string, string, string])[] = [
  ['a setting that is no number', 'Set FontSize abc\n', 'E_TAPE 1'],
  ['a shell that is none', 'Set Shell kornshell\n', 'E_TAPE 1'],
  ['a picture without room', 'Set Width 100\n', 'E_TAPE 1'],
  ['a picture that is too large', 'Output a.gif\nSet Width 20000\nSet Height 20000\n', 'E_TAPE 2'],
  ['an APNG that is too large', 'Output a.apng\nSet Width 20000\nSet Height 20000\n', 'E_TAPE 2'],
  ['a frame rate of 0', 'Set Framerate 0\n', 'E_TAPE 1'],
  ['a theme that is none', 'Set Theme "No Such Theme"\n', 'E_THEME 1'],
  ['a shell that is not installed', 'Set Shell powershell\n', 'E_PROGRAM_MISSING 1'],
  ['a missing program', 'Require no-such-program\n', 'E_PROGRAM_MISSING 1'],
  ['an output of no kind', 'Output a.xyz\n', 'E_FORMAT 1'],
  ['an output elsewhere', 'Output "../../a.gif"\n', 'E_REFUSED 1'],
  ['a screenshot elsewhere', 'Screenshot "/tmp/shot.png"\n', 'E_REFUSED 1'],
  ['a broken pattern', 'Set WaitPattern /[/\n', 'E_TAPE 1'],
  ['a mistake of grammar', 'Enter\nTyp "a"\n', 'E_TAPE 2'],
]

for (const [name, text, problem] of wrong) {
  test(`${name} stops a tape before anything runs`, async () => {
    using tape = new ScratchTape({ text: `${text}Type "touch ran"\nEnter\n` })
    expect([await tape.problems(), tape.files()]).toEqual([[problem], ['demo.tape']])
  })
}

test('a path that is read as a pattern is a mistake of grammar', async () => {
  using tape = new ScratchTape({ text: 'Output /tmp/a.gif\nScreenshot a.jpg\n' })
  expect(await tape.problems()).toEqual(['E_TAPE 1', 'E_TAPE 2'])
})

test('a picture behind a link that leads out is refused at its place', async () => {
  using elsewhere = new ScratchTape({ text: '' })
  using tape = new ScratchTape({ text: 'Enter\nOutput out/demo.tape.gif\n' })
  symlinkSync(elsewhere.path, join(tape.path, 'out'))
  writeFileSync(join(elsewhere.path, 'demo.tape.gif'), 'theirs')
  expect(await tape.problems()).toEqual(['E_REFUSED 2'])
})

test('mistakes are told in the order of their lines, and what is missing behind them', async () => {
  using tape = new ScratchTape({
    text: 'Output a.xyz\nSet FontSize x\nSet Theme Nope\nRequire no-such-program\nRequire /no/program\nFoo\n',
  })
  const codes = [
    'E_FORMAT 1',
    'E_TAPE 2',
    'E_THEME 3',
    'E_TAPE 5',
    'E_TAPE 6',
    'E_PROGRAM_MISSING 4',
  ]
  expect(await tape.problems()).toEqual(codes)
})

test('a mistake in a tape that another one names is told where it is named', async () => {
  using tape = new ScratchTape({ text: 'Output a.gif\nSource look.tape\nEnter\n' })
  writeFileSync(join(tape.path, 'look.tape'), '\n\nSet FontSize big\n')
  const events = await tape.play()
  const told = events.flatMap((event) =>
    event.type === 'problem' ? [`${event.error.place?.line} ${event.error.message}`] : [],
  )
  expect(told).toEqual([
    '2 Set FontSize: "big" is not a whole number from 4 to 200 (in look.tape:3)',
  ])
})

test('a recording that plays faster is told to be shorter', async () => {
  using tape = new ScratchTape({ text: 'Output a.cast\nSet PlaybackSpeed 4\nSleep 8s\n' })
  const events = await tape.play()
  const told = events.map((event) => (event.type === 'played' ? event.lengthMs : 0))
  expect([Math.max(...told), lengthOf(tape)]).toEqual([2000, 2])
})

test('a wait that runs out of time says how to give it more', async () => {
  using tape = new ScratchTape({
    text: 'Output a.gif\nType "sleep 9"\nEnter\nWait+Screen@200ms /x{9}/\n',
  })
  const events = await tape.play()
  const hints = events.map((event) => (event.type === 'problem' ? event.error.hint : ''))
  expect(hints.join('')).toMatch(/^Give it longer, as in Wait\+Screen@60s\. /)
})

/** A wait in vain for what is there otherwise, and what would help. */
const nearMisses: readonly (readonly [string, RegExp])[] = [
  [
    'Wait@1s /ab cd/',
    /^It is on the screen, but not in the line of the cursor: write Wait\+Screen\./,
  ],
  ['Wait@1s /^> $/', /^Blanks at the end of a line are not looked at/],
  ['Wait@1s /never/', /^The line of the cursor showed ">"/],
]

for (const [line, hint] of nearMisses) {
  test(`${line} in vain is told ${hint.source}`, async () => {
    using tape = new ScratchTape({
      text: `Output a.gif\nType "echo ab cd"\nEnter\nWait\n${line}\n`,
    })
    const events = await tape.play()
    const hints = events.map((event) => (event.type === 'problem' ? event.error.hint : ''))
    expect(hints.join('')).toMatch(hint)
  })
}

test('a file that someone else made is not overwritten', async () => {
  using tape = new ScratchTape({ text: 'Output notes.txt\nEnter\n' })
  writeFileSync(join(tape.path, 'notes.txt'), 'mine\n')
  expect(await tape.problems()).toEqual(['E_FOREIGN_FILE 1'])
})

test('a screenshot shows its moment', async () => {
  using tape = new ScratchTape({
    text: 'Set FontSize 16\nScreenshot "a b.png"\nType "x"\nScreenshot c.png\n',
  })
  await tape.play()
  expect(tape.read('a b.png').equals(tape.read('c.png'))).toBe(false)
})

test('the shell of a tape sees no home and no network', async () => {
  using tape = new ScratchTape({
    text: 'Output a.txt\nSet TypingSpeed 0ms\nType "ls -A ~ | wc -l; cat /proc/net/route | wc -l"\nEnter\n',
  })
  await tape.play()
  expect(tape.read('a.txt').toString()).toContain('wc -l\n0\n1\n>')
})

test('a loop offset begins a film later', async () => {
  using tape = new ScratchTape({
    text: 'Output a.gif\nOutput a.cast\nSet LoopOffset 50%\nSleep 1s\nType "abc"\nSleep 1s\n',
  })
  await tape.play()
  expect(lengthOf(tape)).toBe(2.15)
})

test('a dry run checks and makes nothing', async () => {
  using tape = new ScratchTape({ text: 'Output a.gif\nType "touch ran"\nEnter\n' })
  await tape.play({ dryRun: true })
  expect(existsSync(join(tape.path, 'ran')) || existsSync(join(tape.path, 'a.gif'))).toBe(false)
})

test('a picture has exactly the size that is set', async () => {
  using tape = new ScratchTape({
    text: 'Output a.gif\nSet Width 501\nSet Height 303\nSet WindowBar Rings\nSet Margin 7\nSet MarginFill "#ff0000"\nType "a"\n',
  })
  await tape.play()
  const gif = tape.read('a.gif')
  expect([gif.readUInt16LE(6), gif.readUInt16LE(8)]).toEqual([501, 303])
})

test('from a Speed on the recording goes faster', async () => {
  using tape = new ScratchTape({
    text: '# runbook: extensions\nOutput a.cast\nSleep 1s\nSpeed 10\nSleep 20s\nSpeed 1\nSleep 1s\n',
  })
  await tape.play()
  expect(lengthOf(tape)).toBe(4)
})

test('bold text in the first eight colours of a tape is bright, as in VHS', async () => {
  using tape = new ScratchTape({
    text: 'Output a.svg\nType `printf "\\e[1;34m%s" bold`\nEnter\nSleep 1s\n',
  })
  await tape.play()
  expect(tape.read('a.svg').toString()).toContain('#9b79ff')
})

test('a program that asks for the ground is told that of the theme', async () => {
  const ask = String.raw`printf '\e]11;?\a'; IFS= read -rsd/ told; printf '%q\n' "$told"`
  using tape = new ScratchTape({
    text: `Output a.txt\nSet Theme "GitHub"\nSet Width 1600\nType \`${ask}\`\nEnter\nWait+Screen /rgb:f4f4/\n`,
  })
  await tape.play()
  expect(tape.read('a.txt').toString()).toContain(']11;rgb:f4f4')
})

test('another exit status than the tape says is an error at its place', async () => {
  using tape = new ScratchTape({
    text: '# runbook: extensions\nOutput a.cast\nType "false"\nEnter\nWait+End 0\n',
  })
  expect(await tape.problems()).toEqual(['E_BLOCK_FAILED 5'])
})

test('a picture of so many cells has no room to spare', async () => {
  using tape = new ScratchTape({
    text: '# runbook: extensions\nOutput a.gif\nSet Rows 5\nSet Cols 20\nSet FontSize 20\nSet Padding 10\nEnter\n',
  })
  await tape.play()
  const gif = tape.read('a.gif')
  // A cell of that size is 13 by 26 pixels.
  expect([gif.readUInt16LE(6), gif.readUInt16LE(8)]).toEqual([20 * 13 + 20, 5 * 26 + 20])
})

const extended = '# runbook: extensions\nOutput a.cast\nSet TypingSpeed 0ms\n'
const codesOf = (tape: ScratchTape, code: string): string[] =>
  cast(tape).events.flatMap((event) => (event.code === code ? [event.data] : []))

test('captions are markers of the recording, shown when it is drawn', async () => {
  using tape = new ScratchTape({ text: `${extended}Caption "one"\nSleep 1s\nCaption ""\n` })
  await tape.play()
  expect(codesOf(tape, 'm')).toEqual(['one', ''])
  expect(cast(tape).header.overlay).toEqual({ captions: true, keystrokes: false })
})

test('keys are in the recording when the tape shows them', async () => {
  using tape = new ScratchTape({
    text: `${extended}Set Keystrokes true\nType "ls"\nCtrl+C\nHide\nType "no"\nShow\nUp\n`,
  })
  await tape.play()
  expect(codesOf(tape, 'i')).toEqual(['l', 's', '\u0003', '\u001b[A'])
})

test('keys are not in the recording otherwise', async () => {
  using tape = new ScratchTape({ text: `${extended}Type "ls"\n` })
  await tape.play()
  expect(codesOf(tape, 'i')).toEqual([])
})

const framed = 'Output a.png\nSet Margin 20\nSet MarginFill frame.png\nSleep 1ms\n'

test('a picture that is missing is named at its place, and nothing runs', async () => {
  using tape = new ScratchTape({ text: framed })
  expect(await tape.problems()).toEqual(['E_NO_SUCH_FILE 3'])
})

test('a broken picture is named at its place', async () => {
  using tape = new ScratchTape({ text: framed })
  writeFileSync(join(tape.path, 'frame.png'), 'no picture')
  expect(await tape.problems()).toEqual(['E_FORMAT 3'])
})

test('a picture outside of the directory is refused', async () => {
  using tape = new ScratchTape({ text: framed.replace('frame.png', '"/usr/share/frame.png"') })
  expect(await tape.problems()).toEqual(['E_REFUSED 3'])
})

test('a tape that prints without end is stopped, and fails', async () => {
  using tape = new ScratchTape({
    text: 'Output a.gif\nType "yes $(seq -s, 2000)"\nEnter\nSleep 1000m\n',
  })
  expect(await tape.problems()).toEqual(['E_BLOCK_FAILED 4'])
}, 60_000)

/** What a recording shows at a time, in seconds. */
function screenAt(tape: ScratchTape, seconds: number): string[] {
  const { header, events } = cast(tape)
  const screen = openScreen(header)
  for (const { time, code, data } of events) if (code === 'o' && time <= seconds) screen.write(data)
  return screen.lines().filter(Boolean)
}

const scrolling =
  'Output a.cast\nSet Height 200\nSet Padding 10\nSet TypingSpeed 1s\nType@0ms "seq 30"\nEnter@0ms\nSleep 1s\nScrollUp 3\n'

test('a tape scrolls back to what has scrolled out, line by line', async () => {
  using tape = new ScratchTape({ text: `${scrolling}ScrollDown 1\n` })
  await tape.play()
  const last = [1.5, 2.5, 3.5, 4.5].map((seconds) => screenAt(tape, seconds).at(-1))
  expect(last).toEqual(['30', '29', '28', '29'])
})

test('a key ends scrolling, and what came meanwhile is shown', async () => {
  using tape = new ScratchTape({
    text: scrolling.replace('seq 30', "seq 30; (sleep 2; echo la''te) &") + 'Type "x"\nSleep 1s\n',
  })
  await tape.play({ timing: 'frozen' })
  const isThere = [3.5, 99].map((seconds) => screenAt(tape, seconds).join(' ').includes('late'))
  expect(isThere).toEqual([false, true])
})

test('a secret that the user grants is masked in all that a tape makes', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nOutput a.txt\nOutput a.json\nSet TypingSpeed 0ms\nType "echo $API_TOKEN | fold -w 5 | tr -d \'\\n\'; echo h"\nEnter\nWait\n',
  })
  await tape.play({ env: { API_TOKEN: 'hunter22hunter' } })
  const made = ['a.cast', 'a.txt', 'a.json'].map((name) => tape.read(name).toString())
  expect(made.map((text) => [text.includes('hunter22'), text.includes('********h')])).toEqual(
    made.map(() => [false, true]),
  )
})

test('a secret that the tape itself sets is masked, also in what is left of a failure', async () => {
  using tape = new ScratchTape({
    text: 'Output a.cast\nEnv API_TOKEN "hunter22hunter"\nSet TypingSpeed 0ms\nType "echo $API_TOKEN"\nEnter\nWait /never/\n',
  })
  const [, ...said] = (await tape.play()).flatMap((event) =>
    event.type === 'problem' ? ['', event.error.hint] : [],
  )
  const kept = ['a.failed.cast', 'a.failed.txt'].map((name) => tape.read(name).toString())
  expect([...said, ...kept].map((text) => text.includes('hunter22'))).toEqual([false, false, false])
})

test('what begins like a secret and is none is shown at once', async () => {
  using tape = new ScratchTape({ text: 'Output a.cast\nType "h"\nSleep 1s\nType "i"\nSleep 1s\n' })
  await tape.play({ env: { API_TOKEN: 'hunter22hunter' } })
  expect(screenAt(tape, 0.5)).toEqual(['> h'])
})

/** A repository with a tape in `docs`, which its root is to play. */
class Repository extends ScratchTape {
  readonly root = this.path

  constructor(text: string) {
    super({ text: '' })
    for (const name of ['.git', 'docs', 'assets']) mkdirSync(join(this.path, name))
    writeFileSync(join(this.path, 'docs/demo.tape'), text)
  }

  playFromRoot(): Promise<string[]> {
    const path = join(this.root, 'docs/demo.tape')
    return this.problems({ path, source: readFileSync(path), currentDirectory: this.root })
  }
}

test('paths that begin in the current directory lead where those of VHS do', async () => {
  using tape = new Repository(
    'Output docs/a.txt\nOutput assets/b.txt\nSource docs/keys.tape\nScreenshot docs/c.png\n',
  )
  writeFileSync(join(tape.root, 'docs/keys.tape'), 'Type "x"\n')
  const problems = await tape.playFromRoot()
  const made = tape.files().filter((name) => /[.](?:txt|png)$/.test(name))
  expect([problems, made]).toEqual([[], ['assets/b.txt', 'docs/a.txt', 'docs/c.png']])
})

test('a path that leads from the current directory into that of the tape is meant so', async () => {
  using tape = new Repository('Output docs/a.txt\nEnter\n')
  mkdirSync(join(tape.root, 'docs/docs'))
  await tape.playFromRoot()
  expect(tape.files()).toContain('docs/a.txt')
})

test('a file beside the tape goes before one in the current directory', async () => {
  using tape = new Repository('Output a.txt\nOutput new/b.txt\nSource keys.tape\n')
  writeFileSync(join(tape.root, 'docs/keys.tape'), 'Type "beside"\n')
  writeFileSync(join(tape.root, 'keys.tape'), 'Type "above"\n')
  await tape.playFromRoot()
  const text = tape.read('docs/a.txt').toString()
  expect([text, tape.read('docs/new/b.txt').toString()]).toEqual([
    expect.stringContaining('> beside'),
    text,
  ])
})

test('a picture for the margin may lie where VHS looks for it', async () => {
  using tape = new Repository(
    'Output a.png\nSet Margin 9\nSet MarginFill "assets/frame.png"\nEnter\n',
  )
  writeFileSync(join(tape.root, 'assets/frame.png'), 'no picture')
  expect(await tape.playFromRoot()).toEqual(['E_FORMAT 3'])
})

test('the current directory grants nothing outside of the repository of the tape', async () => {
  using elsewhere = new ScratchTape({ text: '' })
  using tape = new Repository('Output above/a.txt\nSource above.tape\n')
  mkdirSync(join(elsewhere.path, 'above'))
  writeFileSync(join(elsewhere.path, 'above.tape'), 'Type "x"\n')
  const path = join(tape.root, 'docs/demo.tape')
  const given = { path, source: readFileSync(path), currentDirectory: elsewhere.path }
  expect(await tape.problems(given)).toEqual(['E_TAPE 2'])
})
