import type { LeftBehind } from '../sandbox/left-behind.ts'
import { printable } from './printable.ts'

/** What a document left that others obey, as warnings of one line each. */
export function leftBehindLines({ removed, obeyed }: LeftBehind): string[] {
  const listed = (paths: readonly string[]): string => paths.map(printable).join(', ')
  const [taken, made] = [listed(removed), listed(obeyed)]
  return [
    ...(taken === ''
      ? []
      : [`removed ${taken}: the document made it, and git would have obeyed what it leads to`]),
    ...(made === ''
      ? []
      : [
          `the document made ${made}: shells, editors, git or runbook run what it says, so read it first`,
        ]),
  ]
}
