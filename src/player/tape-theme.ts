import { loadTheme, type Theme } from '../screen/theme.ts'

const normal = '#282a2e #d74e6f #31bb71 #d3e561 #8056ff #ed61d7 #04d7d7 #bfbfbf'
const bright = '#4d4d4d #fe5f86 #00d787 #ebff71 #9b79ff #ff7aea #00fefe #e6e6e6'

/** The colours of a tape that sets no theme (VHS, DefaultTheme). */
const defaultTheme: Theme = {
  name: 'vhs',
  credit: 'VHS (MIT licence)',
  dark: true,
  foreground: '#dddddd',
  background: '#171717',
  cursor: '#dddddd',
  cursorText: '#171717',
  palette: [normal, bright].flatMap((colors) => colors.split(' ')),
}

/**
 * The theme that a tape sets.
 * @throws RunbookError E_THEME.
 */
export async function tapeTheme(setting: string): Promise<Theme> {
  return setting === '' ? defaultTheme : loadTheme(setting)
}
