import type { Theme } from '../../screen/theme.ts'
import { escapeXml } from '../svg/escape-xml.ts'

/** A theme and the one for the other time of day; null where there is none. */
export interface PairedTheme {
  readonly theme: Theme
  readonly partner: Theme | null
}

/**
 * A page that shows themes as terminals: pairs of a dark and a light one first, then the other dark and light ones. It
 * has no script and needs no other file.
 */
export function renderThemePage(themes: readonly PairedTheme[]): string {
  const pairs = themes.filter(({ theme, partner }) => theme.dark && partner !== null)
  const single = themes.filter(({ partner }) => partner === null).map(({ theme }) => theme)
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Themes of runbook</title>',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${pageCss}${inkCss()}</style></head><body>`,
    `<h1>${themes.length} themes</h1>`,
    '<p>Use one with <code>runbook render --theme NAME</code>, or a pair with <code>--theme NAME --light-theme auto</code>.</p>',
    section(
      'Pairs',
      pairs.map(({ theme, partner }) => (partner === null ? '' : pair(theme, partner))),
    ),
    section('Dark', single.filter(({ dark }) => dark).map(card)),
    section('Light', single.filter(({ dark }) => !dark).map(card)),
    '</body></html>',
    '',
  ].join('\n')
}

const pageCss = [
  'body{font:16px/1.5 system-ui,sans-serif;margin:2rem;background:#e6e6ea;color:#222}',
  '@media(prefers-color-scheme:dark){body{background:#26262b;color:#ddd}}',
  'section{display:flex;flex-wrap:wrap;gap:1rem}h2{margin:2rem 0 1rem}',
  '.pair{display:flex;border-radius:8px;overflow:hidden}.pair .t{border-radius:0}',
  ".t{margin:0;padding:1rem;width:17rem;box-sizing:border-box;border-radius:8px;overflow:hidden;font:13px/1.45 'JetBrains Mono',ui-monospace,Menlo,Consolas,monospace;color:var(--f);background:var(--b)}",
  '.t i{font-style:normal}.u{background:var(--c);color:var(--k)}',
].join('')

/** Text and ground in each of the 16 colours. */
function inkCss(): string {
  return Array.from(
    { length: 16 },
    (_, at) => `.f${at}{color:var(--${at})}.g${at}{background:var(--${at})}`,
  ).join('')
}

function section(title: string, cards: readonly string[]): string {
  if (cards.length === 0) return ''
  return `<h2>${title}: ${cards.length}</h2><section>\n${cards.join('\n')}\n</section>`
}

function pair(dark: Theme, light: Theme): string {
  return `<div class="pair">${card(dark)}${card(light)}</div>`
}

function card(theme: Theme): string {
  const { foreground, background, cursor, cursorText, palette } = theme
  const colors = palette.map((color, at) => `--${at}:${color}`).join(';')
  const ink = `--f:${foreground};--b:${background};--c:${cursor};--k:${cursorText};${colors}`
  return `<pre class="t" style="${ink}"><b>${escapeXml(theme.name)}</b>\n${sample}</pre>`
}

const swatch = (from: number): string =>
  Array.from({ length: 8 }, (_, at) => `<i class="g${from + at}">   </i>`).join('')

/** What terminals show most: a prompt, names in colours, a verdict. */
const sample = [
  '<i class="f2">❯</i> kubectl get <i class="f4">pods</i> <i class="f6">-o</i> wide',
  '<i class="f8">NAME      READY   STATUS</i>',
  'web-0     1/1     <i class="f2">Running</i>',
  'web-1     0/1     <i class="f3">Pending</i>',
  'job-9     0/1     <i class="f1">Error</i> <i class="f5">#42</i>',
  `<i class="f2">❯</i> <i class="u"> </i>`,
  swatch(0),
  swatch(8),
].join('\n')
