import { resolveTheme, themeNames } from '../../screen/resolve-theme.ts'
import type { Report } from '../report.ts'

/** `runbook themes`: the names of the themes, each with its colours where the terminal shows them. */
export async function themes(report: Report): Promise<number> {
  for (const name of await themeNames()) {
    const theme = await resolveTheme(name)
    report.data(
      `${name.padEnd(20)} ${report.style.colored ? swatch(theme.palette) : theme.palette.join(' ')}\n`,
    )
  }
  return 0
}

function swatch(palette: readonly string[]): string {
  return palette.map((color) => `\u001b[48;2;${channels(color)}m  `).join('') + '\u001b[0m'
}

function channels(color: string): string {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16)).join(';')
}
