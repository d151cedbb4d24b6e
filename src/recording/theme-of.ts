import { argumentPlace } from '../document/argument-place.ts'
import type { LineIndex } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import type { Step } from '../plan/plan.ts'
import { resolveTheme } from '../screen/resolve-theme.ts'
import type { Theme } from '../screen/theme.ts'

/**
 * The theme that a step's recording is drawn with.
 * @throws RunbookError E_THEME at the argument that names it; without a place where the user's own flag does.
 */
export async function themeOf(
  step: Step,
  key: 'theme' | 'light-theme',
  { name, lines }: { readonly name: string; readonly lines: LineIndex },
): Promise<Theme> {
  try {
    return await resolveTheme(name)
  } catch (error) {
    const origin = step.arguments.written.get(key)?.origin
    throw error instanceof RunbookError && origin ? error.at(argumentPlace(lines, origin)) : error
  }
}
