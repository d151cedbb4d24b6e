import type { LineIndex } from '../../document/line-index.ts'
import { RunbookError } from '../../errors.ts'
import { argumentFault } from '../command-place.ts'
import type { OutputTarget } from './output-target.ts'

/**
 * Targets of which each is another file: what the same command names again is made once, as it names it last. A path that
 * `Output` and `Screenshot` both name, or that is a file and a directory of frames, is a mistake.
 */
export function distinctTargets(
  targets: readonly (OutputTarget | RunbookError)[],
  lines: LineIndex,
): readonly (OutputTarget | RunbookError)[] {
  const last = new Map<string, OutputTarget>()
  const checked = targets.map((target) => {
    if (target instanceof RunbookError) return target
    const file = fileOf(target)
    const before = last.get(file) ?? target
    const isSame = before.command.command === target.command.command && before.path === target.path
    if (!isSame) return clash(lines, target, before)
    last.set(file, target)
    return target
  })
  return checked.filter((each) => each instanceof RunbookError || last.get(fileOf(each)) === each)
}

function fileOf({ path }: OutputTarget): string {
  return path.replace(/\/+$/, '')
}

function clash(lines: LineIndex, { command }: OutputTarget, before: OutputTarget): RunbookError {
  const { command: word, args } = before.command
  return argumentFault(lines, command, {
    code: 'E_TAPE',
    reason: `${command.args} is made by ${word} ${args} already`,
    hint: 'Name another file.',
  })
}
