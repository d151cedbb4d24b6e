import type { RecordingSettings } from '../plan/header-arguments.ts'
import { completeLooks, type Looks } from '../render/looks.ts'
import type { PngPicture } from '../render/png/png-picture.ts'
import type { AnimationOptions } from '../render/render-options.ts'
import type { Theme } from '../screen/theme.ts'

/** How a document's recordings are drawn. */
export function pictureOptions(
  settings: RecordingSettings,
  theme: { readonly dark: Theme; readonly light: Theme | null },
  own: { readonly comment: string; readonly marginPicture: PngPicture | null },
): AnimationOptions {
  return {
    ...looksOf(settings, own.marginPicture),
    theme: theme.dark,
    lightTheme: theme.light,
    comment: own.comment,
    loop: true,
    fpsCap: 30,
    idleLimitMs: settings.idleLimitMs,
    lastFrameMs: 1000,
  }
}

function looksOf({ fontSize, looks }: RecordingSettings, marginPicture: PngPicture | null): Looks {
  const { padding, lightTheme: _theme, ...given } = looks
  return completeLooks({
    ...given,
    marginPicture,
    fontSize,
    ...(padding === null ? {} : { padding }),
  })
}
