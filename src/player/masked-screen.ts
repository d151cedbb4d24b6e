import { maskCells } from '../screen/mask-cells.ts'
import type { OpenScreen } from '../screen/open-screen.ts'

/** The screen with the secrets in its lines masked, however they came there; without secrets it is the very screen. */
export function maskedScreen(screen: OpenScreen, secrets: readonly string[]): OpenScreen {
  if (secrets.length === 0) return screen
  return {
    ...screen,
    lines() {
      const shown = screen.snapshot()
      const masked = maskCells(shown, secrets)
      if (masked === shown) return screen.lines()
      return masked.lines.map((line) =>
        line
          .map(({ text, width }) => (width === 0 ? '' : text || ' '))
          .join('')
          .trimEnd(),
      )
    },
  }
}
