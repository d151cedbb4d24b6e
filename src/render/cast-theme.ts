import type { CastHeader } from '../cast/asciicast.ts'
import { isDark } from '../screen/color-scheme.ts'
import { ownThemeNames, resolveTheme } from '../screen/resolve-theme.ts'
import type { Theme } from '../screen/theme.ts'

/**
 * The theme that a recording carries in its header, else `runbook-dark`. Headers name no cursor: one of our own
 * themes is recognised by its colours, any other has a cursor of the text's colour. Of 8 colours the bright ones are
 * the same.
 */
export async function castTheme({ theme }: CastHeader): Promise<Theme> {
  if (theme === null) return resolveTheme('runbook-dark')
  const { foreground, background } = theme
  const palette = theme.palette.length === 8 ? [...theme.palette, ...theme.palette] : theme.palette
  const own = await Promise.all((await ownThemeNames()).map(resolveTheme))
  const same = own.find(
    (known) =>
      known.foreground === foreground &&
      known.background === background &&
      known.palette.join() === palette.join(),
  )
  const cursor = { cursor: foreground, cursorText: background }
  return (
    same ?? {
      name: '(recording)',
      credit: '',
      dark: isDark(theme),
      foreground,
      background,
      palette,
      ...cursor,
    }
  )
}
