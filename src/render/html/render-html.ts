import type { Asciicast } from '../../cast/asciicast.ts'
import { writeAsciicast } from '../../cast/write-asciicast.ts'
import { bundledFont } from '../../screen/font/bundled-font.ts'
import type { TextFont } from '../../screen/font/text-font.ts'
import type { Theme } from '../../screen/theme.ts'
import type { Film } from '../film.ts'
import type { AnimationOptions } from '../render-options.ts'
import { escapeXml } from '../svg/escape-xml.ts'
import { type OverlayPart, overlayPart } from './overlay-part.ts'
import { playerAsset } from './player-asset.ts'

/**
 * A page that plays a recording with asciinema-player; program, style and recording stand in it, so that it needs no
 * other file and no network. The recording's own theme is replaced by that of the options. Who wants no motion sees the end.
 */
export function renderHtml({ recording, overlay }: Film, options: AnimationOptions): string {
  const { header } = recording
  const title = options.title || header.title || 'Recording'
  const cast = writeAsciicast({ ...recording, header: { ...header, theme: null } }, 2)
  const below = overlayPart(overlay, scriptText)
  const settings = {
    theme: 'runbook',
    fit: 'both',
    loop: options.loop,
    ...(options.idleLimitMs > 0 ? { idleTimeLimit: options.idleLimitMs / 1000 } : {}),
    terminalLineHeight: options.lineHeight,
    ...(options.boldIsBright ? { boldIsBright: true } : {}),
    ...(options.font === bundledFont ? {} : { terminalFontFamily: familyOf(options.font) }),
  }
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeXml(title)}</title>`,
    `<meta name="generator" content="${escapeXml(`runbook ${options.comment}`.trim())}">`,
    // No request leaves the page, whatever the recording holds.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src data:; connect-src data:; worker-src blob: data:">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${playerAsset('asciinema-player.css')}${themeCss(options)}${pageCss(options, below)}</style></head>`,
    `<body><div id="player"></div>${below.body}`,
    `<script type="application/json" id="cast">${scriptText(JSON.stringify(cast))}</script>`,
    `<script>${playerAsset('asciinema-player.min.js')}</script>`,
    '<script>',
    "const data = JSON.parse(document.getElementById('cast').textContent)",
    // Who wants no motion sees the end, and may start it.
    "const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches",
    `const begin = isCalm ? { poster: 'npt:${endOf(recording)}' } : { autoPlay: true }`,
    `const settings = { ...begin, ...${scriptText(JSON.stringify(settings))} }`,
    `const player = AsciinemaPlayer.create({ data }, document.getElementById('player'), settings)${below.script}`,
    '</script></body></html>',
    '',
  ].join('\n')
}

/** In seconds, a little behind the last event. */
function endOf({ events }: Asciicast): number {
  return Math.ceil(events.at(-1)?.time ?? 0) + 1
}

/** The font, for viewers that have it too. */
function familyOf({ family }: TextFont): string {
  return `'${family.replace(/['\\]/g, '')}',monospace`
}

/** JSON inside of a script element may hold nothing that ends it or begins a comment (HTML, 4.12.1.3). */
function scriptText(json: string): string {
  return json.replaceAll('<', '\\u003c')
}

function themeCss({ theme, lightTheme }: AnimationOptions): string {
  const themed = '.asciinema-player-theme-runbook,#overlay'
  const light =
    lightTheme === null
      ? ''
      : `@media(prefers-color-scheme:light){${themed}{${colorsCss(lightTheme)}}}`
  return `${themed}{${colorsCss(theme)}}${light}`
}

function pageCss(options: AnimationOptions, { css }: OverlayPart): string {
  return `html,body{height:100%;margin:0}body{box-sizing:border-box;padding:${options.margin}px;background:${backgroundCss(options)}}${lightCss(options)}${css}`
}

/** What fills a margin is alike for all viewers. */
function lightCss({ lightTheme, marginFill, marginPicture }: AnimationOptions): string {
  if (lightTheme === null || marginFill !== null || marginPicture !== null) return ''
  return `@media(prefers-color-scheme:light){body{background:${lightTheme.background}}}`
}

function backgroundCss({ theme, marginFill, marginPicture }: AnimationOptions): string {
  if (marginPicture !== null) {
    const data = Buffer.from(marginPicture.file).toString('base64')
    return `url(data:${marginPicture.type};base64,${data}) 0 0/100% 100%`
  }
  if (marginFill === null) return theme.background
  return `linear-gradient(135deg,${marginFill.from},${marginFill.to})`
}

function colorsCss({ foreground, background, palette }: Theme): string {
  return [
    `--term-color-foreground:${foreground}`,
    `--term-color-background:${background}`,
    ...palette.map((color, at) => `--term-color-${at}:${color}`),
  ].join(';')
}
