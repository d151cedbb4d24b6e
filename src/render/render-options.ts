import type { FrameOptions } from '../screen/frames.ts'
import type { Theme } from '../screen/theme.ts'
import type { Looks } from './looks.ts'

/** How a recording is drawn; every field is resolved. */
export interface PictureOptions extends Looks {
  readonly theme: Theme
  /** Colours where a viewer prefers light, in pictures that can tell; null for the same everywhere. */
  readonly lightTheme: Theme | null
  /** Carried in the file, for the program that made it to know it again; `''` for none. */
  readonly comment: string
}

/** How a moving picture is drawn and timed. */
export interface AnimationOptions extends PictureOptions, FrameOptions {
  /** Start again at the end, for ever. */
  readonly loop: boolean
}

/** How one instant of a recording is drawn. */
export interface StillOptions extends PictureOptions, FrameOptions {
  /** Time since the start, pauses cut as in the moving picture; `Infinity` is the end. */
  readonly atMs: number
}
