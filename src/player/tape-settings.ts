import { RE2JS } from 're2js'

import { isPictureName } from '../plan/is-picture-name.ts'
import { nearest } from '../plan/nearest.ts'
import { patternFault } from '../tape/commands/wait.ts'
import { goDurationMs, isGoDuration } from '../tape/go-duration.ts'
import { type TapeShell, tapeShells } from './tape-shells.ts'

/** The settings of a tape (VHS, `Set`); sides and sizes in pixels. */
export interface TapeSettings {
  readonly shell: TapeShell
  readonly fontFamily: string
  readonly fontSize: number
  /** Added between characters. */
  readonly letterSpacing: number
  /** In the font's own line heights. */
  readonly lineHeight: number
  /** Of the whole picture. */
  readonly width: number
  readonly height: number
  /** The terminal's size in cells, which then decides the picture's; 0 where width and height decide. */
  readonly cols: number
  readonly rows: number
  readonly padding: number
  readonly margin: number
  /** A colour as `#rrggbb`, the path of a picture, or `''`: then there is no margin. */
  readonly marginFill: string
  readonly windowBar: '' | 'Colorful' | 'ColorfulRight' | 'Rings' | 'RingsRight'
  readonly windowBarSize: number
  readonly borderRadius: number
  /** Pictures a second, at most. */
  readonly framerate: number
  readonly playbackSpeed: number
  /** Where a moving picture begins, in percent of its time. */
  readonly loopOffset: number
  readonly cursorBlink: boolean
  /** Time for a key. */
  readonly typingMs: number
  /** A theme's name, or a theme as JSON. */
  readonly theme: string
  readonly waitTimeoutMs: number
  readonly waitPattern: RE2JS
  /** Of tapes with extensions. */
  readonly prompt: string
  /** Keys are shown below the terminal. */
  readonly keystrokes: boolean
  /** Characters are joined where the font has a rule for that. */
  readonly ligatures: boolean
  /** What has the theme's background shows what is behind the picture. */
  readonly transparent: boolean
}

/** A value that a setting does not take: why, and what it takes. */
export interface SettingFault {
  readonly fault: string
  readonly hint: string
}

const bash = tapeShells.get('bash') ?? { name: 'bash', argv: ['bash'], env: {} }

/** The settings of a tape that sets nothing (VHS, DefaultVHSOptions). */
export const defaultSettings: TapeSettings = {
  shell: bash,
  fontFamily: 'JetBrains Mono',
  fontSize: 22,
  letterSpacing: 1,
  lineHeight: 1,
  width: 1200,
  height: 600,
  cols: 0,
  rows: 0,
  padding: 60,
  margin: 0,
  marginFill: '',
  windowBar: '',
  windowBarSize: 30,
  borderRadius: 0,
  framerate: 50,
  playbackSpeed: 1,
  loopOffset: 0,
  cursorBlink: true,
  typingMs: 50,
  theme: 'vhs',
  waitTimeoutMs: 15_000,
  waitPattern: RE2JS.compile('>$'),
  prompt: '> ',
  keystrokes: false,
  ligatures: false,
  transparent: false,
}

type Read = (value: string) => Partial<TapeSettings> | SettingFault

/** Each setting by its name in tapes. */
const readers: Readonly<Record<string, Read>> = {
  Shell: readShell,
  FontFamily: (fontFamily) => ({ fontFamily }),
  FontSize: whole('fontSize', 4, 200),
  LetterSpacing: real('letterSpacing', -20, 100),
  LineHeight: real('lineHeight', 0.5, 5),
  Width: whole('width', 1, 20_000),
  Height: whole('height', 1, 20_000),
  Cols: whole('cols', 2, 1000),
  Columns: whole('cols', 2, 1000),
  Rows: whole('rows', 1, 1000),
  Padding: whole('padding', 0, 2000),
  Margin: whole('margin', 0, 2000),
  MarginFill: readFill,
  WindowBar: (value) => ({ windowBar: value as TapeSettings['windowBar'] }),
  WindowBarSize: whole('windowBarSize', 8, 400),
  BorderRadius: whole('borderRadius', 0, 1000),
  Framerate: whole('framerate', 1, 1000),
  PlaybackSpeed: real('playbackSpeed', 0.01, 1000),
  LoopOffset: (value) => real('loopOffset', 0, 1e6)(value.replace(/%+$/, '')),
  CursorBlink: (value) => ({ cursorBlink: value === 'true' }),
  TypingSpeed: time('typingMs'),
  Theme: (theme) => ({ theme: theme.trim() === '' ? defaultSettings.theme : theme }),
  WaitTimeout: time('waitTimeoutMs'),
  // What `Wait` looks for at the end of the line; WaitPattern may still say otherwise below.
  Prompt: (prompt) => ({
    prompt,
    waitPattern: RE2JS.compile(`${RE2JS.quote(prompt.trimEnd())}$`),
  }),
  Keystrokes: (value) => ({ keystrokes: value === 'true' }),
  Ligatures: (value) => ({ ligatures: value === 'true' }),
  Transparent: (value) => ({ transparent: value === 'true' }),
  WaitPattern: readPattern,
}

/** Reads one setting; a parsed tape has only names that are settings. */
export function readSetting(name: string, value: string): Partial<TapeSettings> | SettingFault {
  return readers[name]?.(value) ?? {}
}

function readShell(value: string): Partial<TapeSettings> | SettingFault {
  const shell = tapeShells.get(value)
  if (shell !== undefined) return { shell }
  const near = nearest(value, tapeShells.keys())
  const names = [...tapeShells.keys()].join(', ')
  const hint = near === null ? `It takes: ${names}.` : `Did you mean ${near}? It takes: ${names}.`
  return { fault: `there is no shell ${JSON.stringify(value)} for tapes`, hint }
}

function readFill(marginFill: string): Partial<TapeSettings> | SettingFault {
  if (/^#[0-9a-f]{6}$/i.test(marginFill) || isPictureName(marginFill)) return { marginFill }
  const fault = `${JSON.stringify(marginFill)} is neither a colour nor a .png, .jpg or .gif file`
  return {
    fault,
    hint: 'Write a colour in quotes, as in "#674EFF", or make a .png of other pictures.',
  }
}

/** A tape with a broken pattern is read to its end, for its other mistakes. */
function readPattern(value: string): Partial<TapeSettings> | SettingFault {
  const fault = patternFault(value)
  return fault === null
    ? { waitPattern: RE2JS.compile(value) }
    : { fault, hint: 'Patterns are in RE2 syntax.' }
}

function time(key: 'typingMs' | 'waitTimeoutMs'): Read {
  return (value) =>
    isGoDuration(value)
      ? ({ [key]: goDurationMs(value) } satisfies object as Partial<TapeSettings>)
      : { fault: `${JSON.stringify(value)} is no time`, hint: 'Write a time as in 50ms or 1.5s.' }
}

function whole(key: keyof TapeSettings, least: number, most: number): Read {
  return number(key, /^\d+$/, { least, most, form: 'a whole number' })
}

function real(key: keyof TapeSettings, least: number, most: number): Read {
  return number(key, /^[+-]?(\d+\.?\d*|\.\d+)$/, { least, most, form: 'a number' })
}

function number(
  key: keyof TapeSettings,
  form: RegExp,
  range: { readonly least: number; readonly most: number; readonly form: string },
): Read {
  return (value) => {
    const read = form.test(value) ? Number(value) : Number.NaN
    if (read >= range.least && read <= range.most)
      return { [key]: read } satisfies object as Partial<TapeSettings>
    const fault = `${JSON.stringify(value)} is not ${range.form} from ${range.least} to ${range.most}`
    return { fault, hint: `Write ${range.form} in that range.` }
  }
}
