import { type CastHeader, noOverlay } from '../cast/asciicast.ts'
import type { ScreenSize } from '../screen/open-screen.ts'
import type { Theme } from '../screen/theme.ts'

/** The header of a terminal that is shown while it runs; a theme that is none is told by what needs it, not here. */
export async function liveHeader(
  { cols, rows }: ScreenSize,
  title: string,
  theme: Promise<Theme>,
): Promise<CastHeader> {
  const colors = await theme.catch(() => null)
  return {
    cols,
    rows,
    title,
    command: '',
    idleTimeLimit: 2,
    theme: colors && {
      foreground: colors.foreground,
      background: colors.background,
      palette: colors.palette,
    },
    fingerprint: '',
    overlay: noOverlay,
    boldIsBright: false,
  }
}
