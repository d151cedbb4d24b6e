import type { Picture } from '../render/picture/picture.ts'
import type { AnimationOptions } from '../render/render-options.ts'
import type { Theme } from '../screen/theme.ts'
import type { TapePlan } from './plan-tape.ts'
import { chromeOf } from './tape-canvas.ts'

/** What pictures of a tape need besides the tape. */
export interface TapeLooks {
  readonly theme: Theme
  readonly marginPicture: Picture | null
  readonly comment: string
}

/** How a tape's pictures are drawn: of exactly the size that it sets. */
export function pictureOf(
  { settings, canvas, font }: TapePlan,
  { theme, marginPicture, comment }: TapeLooks,
): AnimationOptions {
  const { width, height, fontSize, padding, borderRadius, marginFill } = settings
  return {
    theme,
    lightTheme: null,
    comment,
    font,
    fontSize,
    lineHeight: canvas.cellHeight / fontSize,
    letterSpacing: canvas.cellWidth - Math.max(1, Math.round(fontSize * font.advance)),
    size: { width, height },
    padding,
    margin: chromeOf(settings).margin,
    marginFill: marginFill.startsWith('#') ? { from: marginFill, to: marginFill } : null,
    marginPicture,
    borderRadius,
    windowBar: settings.windowBar === '' ? 'none' : settings.windowBar,
    windowBarSize: settings.windowBarSize,
    title: '',
    cursor: 'program',
    cursorBlink: settings.cursorBlink,
    ligatures: settings.ligatures,
    transparent: settings.transparent,
    // As xterm.js draws it in VHS.
    boldIsBright: true,
    embedFont: true,
    captions: 'recording',
    keystrokes: 'recording',
    loop: true,
    fpsCap: settings.framerate,
    idleLimitMs: 0,
    lastFrameMs: 0,
  }
}
