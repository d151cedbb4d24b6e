import type { RecordingSettings } from '../plan/header-arguments.ts'
import { completeLooks, type Looks } from '../render/looks.ts'
import type { Picture } from '../render/picture/picture.ts'
import type { AnimationOptions } from '../render/render-options.ts'
import type { TextFont } from '../screen/font/text-font.ts'
import type { Theme } from '../screen/theme.ts'

/** What a recording's pictures need besides its settings. */
export interface OwnLooks {
  readonly comment: string
  readonly marginPicture: Picture | null
  readonly font: TextFont
}

/** How a document's recordings are drawn. */
export function pictureOptions(
  settings: RecordingSettings,
  theme: { readonly dark: Theme; readonly light: Theme | null },
  own: OwnLooks,
): AnimationOptions {
  return {
    ...looksOf(settings, own),
    theme: theme.dark,
    lightTheme: theme.light,
    comment: own.comment,
    loop: true,
    fpsCap: 30,
    idleLimitMs: settings.idleLimitMs / settings.speed,
    lastFrameMs: 1000,
  }
}

function looksOf({ fontSize, looks }: RecordingSettings, { marginPicture, font }: OwnLooks): Looks {
  const { padding, lightTheme: _theme, fontFamily: _family, ...given } = looks
  const own = { marginPicture, font, fontSize }
  return completeLooks({ ...given, ...own, ...(padding === null ? {} : { padding }) })
}
