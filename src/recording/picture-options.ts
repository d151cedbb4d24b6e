import type { RecordingSettings } from '../plan/header-arguments.ts'
import { completeLooks, type Looks } from '../render/looks.ts'
import type { AnimationOptions } from '../render/render-options.ts'
import type { Theme } from '../screen/theme.ts'

/** How a document's recordings are drawn. */
export function pictureOptions(
  settings: RecordingSettings,
  theme: { readonly dark: Theme; readonly light: Theme | null },
  comment: string,
): AnimationOptions {
  return {
    ...looksOf(settings),
    theme: theme.dark,
    lightTheme: theme.light,
    comment,
    loop: true,
    fpsCap: 30,
    idleLimitMs: settings.idleLimitMs,
    lastFrameMs: 1000,
  }
}

function looksOf({ fontSize, looks }: RecordingSettings): Looks {
  const { padding, lightTheme: _theme, ...given } = looks
  return completeLooks({ ...given, fontSize, ...(padding === null ? {} : { padding }) })
}
