import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'

import type { Shown } from '../../cast/fit-length.ts'
import { RunbookError } from '../../errors.ts'
import { isPictureName } from '../../plan/is-picture-name.ts'
import { planOutputs, renderOutputs } from '../../recording/render-outputs.ts'
import { castTheme } from '../../render/cast-theme.ts'
import type { FormatOptions } from '../../render/formats/format.ts'
import { isOpaque, transparentKinds } from '../../render/formats/formats.ts'
import { completeLooks, type Looks, parseFill, parseSize } from '../../render/looks.ts'
import { readPicture } from '../../render/picture/read-picture.ts'
import { findFont } from '../../screen/font/find-font.ts'
import { counterpart, resolveTheme, themeOfJson } from '../../screen/resolve-theme.ts'
import type { Theme } from '../../screen/theme.ts'
import { exitCode } from '../exit-code.ts'
import { durationFlag, numberFlag } from '../flag-values.ts'
import { formatSize } from '../format-size.ts'
import { createInterrupts } from '../interrupts.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'
import { withoutUndefined } from '../without-undefined.ts'
import { type CastFlags, readCasts } from './read-casts.ts'

/** The flags of `runbook render` as the command line gives them. */
export interface RenderFlags extends CastFlags {
  readonly output: readonly string[]
  readonly theme?: string
  readonly lightTheme?: string
  readonly fontFamily?: string
  readonly fontSize?: string
  readonly lineHeight?: string
  readonly letterSpacing?: string
  readonly size?: string
  readonly padding?: string
  readonly margin?: string
  readonly marginFill?: string
  readonly borderRadius?: string
  readonly windowBar?: Looks['windowBar']
  readonly windowBarSize?: string
  readonly title?: string
  readonly cursor?: Looks['cursor']
  readonly cursorBlink?: boolean
  readonly boldIsBright?: boolean
  readonly ligatures?: boolean
  readonly embedFont: boolean
  readonly transparent?: boolean
  readonly captions?: Looks['captions']
  readonly keystrokes?: Looks['keystrokes']
  readonly fps: string
  readonly hold: string
  readonly loop: boolean
  readonly at?: string
  readonly format: string
}

/** `runbook render CAST… -o FILE…`: makes pictures, pages, texts, videos and casts of a recording. */
export async function render(
  files: readonly [string, ...string[]],
  flags: RenderFlags,
  report: Report,
): Promise<number> {
  if (flags.output.length === 0) {
    const hint = 'Say what to make: runbook render demo.cast -o demo.gif -o demo.svg'
    throw new RunbookError('E_USAGE', 'there is no output', { hint })
  }
  refuseInput(files, flags.output)
  if (flags.transparent === true) refuseOpaque(flags.output)
  const outputs = await planOutputs(flags.output, process.env['PATH'] ?? '')
  const looks = looksOf(flags, report)
  const holdMs = durationFlag('--hold', flags.hold)
  const shown = await readCasts(files, flags, holdMs)
  const options = await formatOptions(shown, looks, flags)
  const interrupts = createInterrupts()
  try {
    const made = renderOutputs(shown.cast, outputs, { ...options, interrupts })
    for await (const { path, bytes } of made) {
      report.event({ type: 'rendered', path, bytes })
      report.line(`${printable(path)}  ${formatSize(bytes)}`)
    }
    return exitCode.done
  } catch (error) {
    if (interrupts.signal.aborted) return exitCode.interrupted
    throw error
  }
}

function refuseInput(files: readonly string[], outputs: readonly string[]): void {
  const inputs = new Set(files.map((file) => resolve(file)))
  const both = outputs.find((path) => inputs.has(resolve(path)))
  if (both === undefined) return
  throw new RunbookError('E_USAGE', `${both} is read and cannot be written at the same time`, {
    hint: 'Give the output another name.',
  })
}

function refuseOpaque(outputs: readonly string[]): void {
  const opaque = outputs.find(isOpaque)
  if (opaque === undefined) return
  throw new RunbookError('E_USAGE', `${opaque} cannot be transparent`, {
    hint: `Make ${transparentKinds}, or leave --transparent out.`,
  })
}

/** What is not given stays undefined, and is completed by completeLooks(). */
function looksOf(flags: RenderFlags, report: Report): Looks {
  const { font, remark } = findFont(flags.fontFamily ?? '')
  if (remark !== '') report.line(`Warning: ${printable(remark)}.`)
  const numbers = {
    font,
    fontSize: numberOf('--font-size', flags.fontSize),
    lineHeight: numberOf('--line-height', flags.lineHeight),
    letterSpacing: numberOf('--letter-spacing', flags.letterSpacing),
    padding: numberOf('--padding', flags.padding),
    margin: numberOf('--margin', flags.margin),
    borderRadius: numberOf('--border-radius', flags.borderRadius),
    windowBarSize: numberOf('--window-bar-size', flags.windowBarSize),
    ...marginOf(flags.marginFill),
    size: flags.size === undefined ? undefined : parseSize(flags.size),
    windowBar: flags.windowBar,
    title: flags.title,
    cursor: flags.cursor,
    cursorBlink: flags.cursorBlink,
    ligatures: flags.ligatures,
    embedFont: flags.embedFont,
    transparent: flags.transparent,
    captions: flags.captions,
    keystrokes: flags.keystrokes,
  }
  return completeLooks(withoutUndefined<unknown>(numbers) as Partial<Looks>)
}

/** The user may name any file. */
function marginOf(written: string | undefined): Partial<Looks> {
  if (written === undefined) return {}
  if (!isPictureName(written)) return { marginFill: parseFill(written) }
  return { marginPicture: readPicture(readUserFile(written), written) }
}

function readUserFile(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    const hint = 'Give the path of a .png, .jpg or .gif file, or a colour as in "#6b50ff".'
    throw new RunbookError('E_NO_SUCH_FILE', `${path} cannot be read`, { hint, cause })
  }
}

/** Ranges are those of the looks. */
function numberOf(flag: string, value: string | undefined): number | undefined {
  return value === undefined ? undefined : numberFlag(flag, value, [-1e6, 1e6])
}

async function formatOptions(
  { cast: { header }, holdMs }: Shown,
  looks: Looks,
  flags: RenderFlags,
): Promise<Omit<FormatOptions, 'interrupts'> & { atMs: number | null }> {
  const theme = flags.theme === undefined ? await castTheme(header) : await themeFlag(flags.theme)
  return {
    ...looks,
    boldIsBright: flags.boldIsBright ?? header.boldIsBright,
    theme,
    lightTheme: await lightThemeOf(theme, flags),
    comment: header.fingerprint,
    fpsCap: numberFlag('--fps', flags.fps, [1, 50]),
    idleLimitMs: header.idleTimeLimit * 1000,
    lastFrameMs: holdMs,
    loop: flags.loop,
    castVersion: flags.format === '3' ? 3 : 2,
    searchPath: process.env['PATH'] ?? '',
    atMs: flags.at === undefined ? null : durationFlag('--at', flags.at),
  }
}

async function lightThemeOf(theme: Theme, { lightTheme }: RenderFlags): Promise<Theme | null> {
  if (lightTheme !== 'auto') return lightTheme === undefined ? null : themeFlag(lightTheme)
  const partner = await counterpart(theme)
  if (partner !== null) return partner
  throw new RunbookError('E_THEME', `theme ${theme.name} has no counterpart`, {
    hint: 'Name the light theme; "runbook themes" shows which ones are pairs.',
  })
}

/** A name or a JSON object, or a file with one: the user may name any file. */
async function themeFlag(written: string): Promise<Theme> {
  if (written.trimStart().startsWith('{') || extname(written) !== '.json')
    return resolveTheme(written)
  const text = await readFile(written, 'utf8').catch((cause: unknown) => {
    const hint =
      'Give the name of a theme, or a JSON file with one; "runbook themes" shows the names.'
    throw new RunbookError('E_NO_SUCH_FILE', `there is no file ${written}`, { hint, cause })
  })
  return themeOfJson(written, text, {})
}
