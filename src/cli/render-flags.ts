import { cursorShapes, defaultLooks, overlayWords, windowBars } from '../render/looks.ts'
import type { Flag } from './flag.ts'

const secretFlags: readonly Flag[] = [
  {
    flag: '--redact <text>',
    summary: 'mask a text in the recording and on its screens',
    repeatable: true,
  },
  {
    flag: '--redact-env <name>',
    summary: 'mask the value of a variable, which no list of processes shows',
    repeatable: true,
  },
]

/** Flags that change a recording before it is shown. */
export const castFlags: readonly Flag[] = [
  {
    flag: '--select <part>',
    summary:
      'only from a marker to the next one, or FROM..TO, each a marker or a time as in 1.5, 500ms or 1:20',
  },
  { flag: '--speed <factor>', summary: 'so many times as fast' },
  {
    flag: '--idle-limit <duration>',
    summary: 'longest pause, as in 2 or 500ms (default: what the recording says)',
  },
  {
    flag: '--max-length <duration>',
    summary: 'longest it may last, as in 20s: pauses become shorter, then all is faster',
  },
  ...secretFlags,
]

const { fontSize, lineHeight, windowBarSize } = defaultLooks

/** Flags of `runbook render`. */
export const renderFlags: readonly Flag[] = [
  {
    flag: '-o, --output <file>',
    summary:
      'gif, apng, png, svg, html, mp4, webm, webp, txt (the end), ascii (every screen), json (the end) or cast; NAME/ is a directory of PNGs',
    repeatable: true,
  },
  {
    flag: '--theme <name>',
    summary: "name of a theme, JSON, or a .json file (default: the recording's)",
  },
  {
    flag: '--light-theme <name>',
    summary:
      'theme of svg and html where the viewer prefers light; auto is the counterpart of the theme',
  },
  ...castFlags,
  { flag: '--cols <n>', summary: "columns, instead of the recording's" },
  { flag: '--rows <n>', summary: "rows, instead of the recording's" },
  { flag: '--at <time>', summary: 'only this instant, as in 12.5 or 800ms' },
  { flag: '--fps <n>', summary: 'most frames a second, up to 50', fallback: '30' },
  { flag: '--hold <duration>', summary: 'how long the end stays', fallback: '1s' },
  { flag: '--no-loop', summary: 'stop at the end' },
  { flag: '--font-size <px>', summary: `size of the text (${fontSize})` },
  { flag: '--font-family <name>', summary: 'an installed font' },
  { flag: '--line-height <factor>', summary: `height of a line in text sizes (${lineHeight})` },
  { flag: '--letter-spacing <px>', summary: 'added to the width of each cell' },
  {
    flag: '--size <WxH>',
    summary: 'of the whole picture in pixels, with the text in its middle (as large as it needs)',
  },
  { flag: '--padding <px>', summary: 'between text and window (1.25 text sizes)' },
  { flag: '--margin <px>', summary: 'around the window' },
  {
    flag: '--margin-fill <colour>',
    summary: '"#rrggbb", two with a comma between for a gradient, or a .png, .jpg or .gif file',
  },
  {
    flag: '--transparent',
    summary: "what has the theme's background shows what is behind it (gif, png, svg and NAME/)",
  },
  { flag: '--border-radius <px>', summary: "radius of the window's corners" },
  { flag: '--window-bar <kind>', summary: 'bar above the terminal', choices: windowBars },
  { flag: '--window-bar-size <px>', summary: `height of the bar (${windowBarSize})` },
  { flag: '--title <text>', summary: 'text in the bar' },
  { flag: '--cursor <shape>', summary: 'shape of the cursor', choices: cursorShapes },
  {
    flag: '--captions <when>',
    summary: 'markers as captions below the terminal (recording: where it says so)',
    choices: overlayWords,
  },
  {
    flag: '--keystrokes <when>',
    summary: 'keys below the terminal, where input was recorded',
    choices: overlayWords,
  },
  { flag: '--no-embed-font', summary: "leave the text of svg to the viewer's fonts" },
  {
    flag: '--bold-is-bright',
    summary: 'bold text has bright colours (as recorded: in those of tapes)',
  },
  { flag: '--no-bold-is-bright', summary: 'bold text keeps its colour' },
  { flag: '--ligatures', summary: 'join characters as the font wants it, as in ->' },
  { flag: '--cursor-blink', summary: 'the cursor blinks while nothing happens' },
  {
    flag: '--format <version>',
    summary: 'asciicast version of cast outputs',
    choices: ['2', '3'],
    fallback: '2',
  },
]
