import { writePieces } from '../../recording/write-pieces.ts'
import { renderThemePage } from '../../render/html/render-theme-page.ts'
import { resolveTheme, themeNames } from '../../screen/resolve-theme.ts'
import { themePairs } from '../../screen/theme-pairs.ts'
import type { Theme } from '../../screen/theme.ts'
import { formatSize } from '../format-size.ts'
import { printable } from '../printable.ts'
import type { Report } from '../report.ts'

/** The flags of `runbook themes` as the command line gives them. */
export interface ThemesFlags {
  readonly output?: string
}

/** `runbook themes`: all themes, each in its own colours where the terminal shows them; or a page of them. */
export async function themes(flags: ThemesFlags, report: Report): Promise<number> {
  const all = await Promise.all((await themeNames()).map(resolveTheme))
  const pairs = themePairs(all)
  if (flags.output !== undefined) return writePage(all, pairs, { path: flags.output, report })
  const width = Math.max(...all.map(({ name }) => name.length))
  for (const theme of all) {
    const partner = pairs.get(theme.name) ?? ''
    report.event({ type: 'theme', ...theme, partner: partner === '' ? null : partner })
    const side = theme.dark ? 'dark ' : 'light'
    const name = theme.name.padEnd(width)
    const line = report.dataStyle.colored
      ? `${inColors(` ${name} `, theme)} ${swatch(theme.palette)} ${side} ${partner}`
      : `${name} ${side} ${partner.padEnd(width)} ${theme.palette.join(' ')}`
    if (!report.options.json) report.data(`${line.trimEnd()}\n`)
  }
  return 0
}

async function writePage(
  all: readonly Theme[],
  pairs: ReadonlyMap<string, string>,
  { path, report }: { readonly path: string; readonly report: Report },
): Promise<number> {
  const byName = new Map(all.map((theme) => [theme.name, theme]))
  const page = renderThemePage(
    all.map((theme) => ({ theme, partner: byName.get(pairs.get(theme.name) ?? '') ?? null })),
  )
  const bytes = await writePieces(path, [page])
  report.event({ type: 'rendered', path, bytes })
  report.line(`${printable(path)}  ${formatSize(bytes)}`)
  return 0
}

function inColors(text: string, { foreground, background }: Theme): string {
  return `\u001b[38;2;${channels(foreground)};48;2;${channels(background)}m${text}\u001b[0m`
}

function swatch(palette: readonly string[]): string {
  return palette.map((color) => `\u001b[48;2;${channels(color)}m  `).join('') + '\u001b[0m'
}

function channels(color: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(';')
}
