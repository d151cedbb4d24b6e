import type { Block } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import { placeOf } from '../document/line-index.ts'
import { RunbookError } from '../errors.ts'
import { type RemotePlace, targetName } from '../remote/remote-place.ts'
import type { HeaderArguments } from './header-arguments.ts'

/** What of a step decides where it runs. */
interface Placed {
  readonly block: Block
  readonly arguments: HeaderArguments
  /** Null for a step that runs. */
  readonly skip: string | null
}

/**
 * Lets the later blocks of an Org session run where its first one does, as Emacs does (Org 9.7, a live session keeps
 * its directory). A block that names another machine than its session is a problem. In Markdown, where every
 * block is in a session without asking, each machine has sessions of its own.
 */
export function placeSessions<Step extends Placed>(
  document: Document,
  steps: readonly Step[],
): { readonly steps: readonly Step[]; readonly problems: readonly RunbookError[] } {
  if (document.format !== 'org') return { steps, problems: [] }
  const first = new Map<string, RemotePlace | null>()
  const problems: RunbookError[] = []
  const placed = steps.map((step) => {
    const { session, remote, dir } = step.arguments
    if (session === '' || step.skip !== null) return step
    const known = first.get(session)
    if (known === undefined) first.set(session, remote)
    if (known === undefined || nameOf(known) === nameOf(remote)) return step
    if (dir === '') return { ...step, arguments: { ...step.arguments, remote: known } }
    problems.push(elsewhere(document, step, known))
    return step
  })
  return { steps: placed, problems }
}

function nameOf(place: RemotePlace | null): string {
  return place === null ? 'this machine' : targetName(place.hops)
}

function elsewhere(
  document: Document,
  { block, arguments: { session } }: Placed,
  at: RemotePlace | null,
) {
  const written = block.arguments.findLast(({ key }) => key === 'dir')
  return new RunbookError(
    'E_HEADER_ARGUMENT',
    `the session "${session}" runs on ${nameOf(at)}, and this block wants to be elsewhere`,
    {
      place: placeOf(document.lines, written?.span ?? block.span),
      hint: 'Give it a session of another name.',
    },
  )
}
