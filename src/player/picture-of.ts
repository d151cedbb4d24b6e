import type { AnimationOptions } from '../render/render-options.ts'
import type { Theme } from '../screen/theme.ts'
import type { TapePlan } from './plan-tape.ts'
import { chromeOf } from './tape-canvas.ts'

/** How a tape's pictures are drawn: of exactly the size that it sets. */
export function pictureOf(
  { settings, canvas }: TapePlan,
  theme: Theme,
  comment: string,
): AnimationOptions {
  const { width, height, fontSize, padding, borderRadius, marginFill } = settings
  return {
    theme,
    lightTheme: null,
    comment,
    fontSize,
    lineHeight: canvas.cellHeight / fontSize,
    letterSpacing: canvas.cellWidth - Math.round(fontSize * 0.6),
    size: { width, height },
    padding,
    margin: chromeOf(settings).margin,
    marginFill: marginFill === '' ? null : { from: marginFill, to: marginFill },
    borderRadius,
    windowBar: settings.windowBar === '' ? 'none' : settings.windowBar,
    windowBarSize: settings.windowBarSize,
    title: '',
    cursor: 'program',
    cursorBlink: settings.cursorBlink,
    embedFont: true,
    captions: 'recording',
    keystrokes: 'recording',
    loop: true,
    fpsCap: settings.framerate,
    idleLimitMs: 0,
    lastFrameMs: 0,
  }
}
