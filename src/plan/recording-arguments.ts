import { extname } from 'node:path'

import type { ArgumentReader } from './argument-reader.ts'
import type { RecordingSettings } from './header-arguments.ts'
import { isPictureName } from './is-picture-name.ts'
import { readFill } from './read-fill.ts'
import {
  cursorShapes,
  type DocumentLooks,
  looksRanges,
  plainLooks,
  type RecordingLooks,
  windowBars,
} from './recording-looks.ts'
import { ttySize } from './terminal-arguments.ts'

/** The paths of `:record`, one or several, empty for `no`; null where it is not given. A path with blanks stays whole. */
export function recordArgument(reader: ArgumentReader): readonly string[] | null {
  const value = reader.text('record', '')
  if (value === '') return null
  if (value === 'no') return []
  const words = value.split(/\s+/).filter(Boolean)
  return words.every((word) => extname(word) !== '') ? words : [value]
}

/** The header arguments that say how a recording is made and drawn. */
export function recordingSettings(reader: ArgumentReader): RecordingSettings {
  const size = ttySize(reader.plainText('tty'))
  return {
    theme: reader.text('theme', 'runbook-dark'),
    cols: reader.count('cols', { min: 10, max: 500 }, size?.cols ?? 88),
    rows: reader.count('rows', { min: 2, max: 200 }, size?.rows ?? 24),
    fontSize: reader.count('font-size', { min: 6, max: 96 }, 16),
    typingMs: reader.durationMs('typing-speed', 50),
    idleLimitMs: reader.durationMs('idle-limit', 2000),
    speed: reader.number('speed', [0.1, 100], 1),
    maxLengthMs: reader.durationMs('max-length', 0),
    prompt: reader.text('prompt', '$ '),
    looks: looks(reader),
  }
}

type Numeric = keyof typeof looksRanges & keyof RecordingLooks

function looks(reader: ArgumentReader): DocumentLooks {
  const number = (key: string, name: Numeric): number =>
    reader.number(key, looksRanges[name], plainLooks[name])
  const fill = reader.text('margin-fill', '')
  const isPicture = isPictureName(fill)
  return {
    lineHeight: number('line-height', 'lineHeight'),
    letterSpacing: number('letter-spacing', 'letterSpacing'),
    padding: reader.has('padding') ? reader.number('padding', looksRanges.padding, 0) : null,
    margin: number('margin', 'margin'),
    marginFill: isPicture ? null : reader.color('margin-fill', readFill),
    marginPicture: isPicture ? fill : '',
    borderRadius: number('border-radius', 'borderRadius'),
    windowBar: reader.word('window-bar', windowBars, plainLooks.windowBar),
    windowBarSize: number('window-bar-size', 'windowBarSize'),
    title: reader.text('window-title', plainLooks.title),
    cursor: reader.word('cursor', cursorShapes, plainLooks.cursor),
    cursorBlink: reader.word('cursor-blink', ['yes', 'no'], 'no') === 'yes',
    ligatures: reader.word('ligatures', ['yes', 'no'], 'no') === 'yes',
    transparent: reader.word('transparent', ['yes', 'no'], 'no') === 'yes',
    embedFont: reader.word('embed-font', ['yes', 'no'], 'yes') === 'yes',
    captions: plainLooks.captions,
    keystrokes: reader.word('keystrokes', ['yes', 'no'], 'no') === 'yes' ? 'yes' : 'recording',
    fontFamily: reader.text('font-family', ''),
    lightTheme: reader.text('light-theme', ''),
  }
}
