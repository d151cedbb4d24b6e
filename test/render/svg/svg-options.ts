import { completeLooks } from '../../../src/render/looks.ts'
import type { AnimationOptions } from '../../../src/render/render-options.ts'
import { resolveTheme } from '../../../src/screen/resolve-theme.ts'

/** How the pictures of these tests look: small letters without padding. */
export const svgOptions: AnimationOptions = {
  ...completeLooks({ fontSize: 10, padding: 0 }),
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  comment: '',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 1000,
  loop: true,
}
