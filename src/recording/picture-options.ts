import type { RecordingSettings } from '../plan/header-arguments.ts'
import { completeLooks } from '../render/looks.ts'
import type { AnimationOptions } from '../render/render-options.ts'
import type { Theme } from '../screen/theme.ts'

/** How a document's recordings are drawn. */
export function pictureOptions(
  settings: RecordingSettings,
  theme: Theme,
  comment: string,
): AnimationOptions {
  return {
    ...completeLooks({ fontSize: settings.fontSize }),
    theme,
    lightTheme: null,
    comment,
    loop: true,
    fpsCap: 30,
    idleLimitMs: settings.idleLimitMs,
    lastFrameMs: 1000,
  }
}
