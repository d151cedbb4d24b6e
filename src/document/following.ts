import type { RecordedResult, RecordingLink } from './block.ts'

/** What stands right below a block: its result and the link to its recording, in either order. */
export interface Following {
  readonly recording: RecordingLink | null
  readonly recorded: RecordedResult | null
}

/** What may stand below a block, each with its next one in the same container. */
interface Linked<Node> {
  readonly next: Node | null
}

/** How a format reads what stands below a block; null for what is none. */
export interface FollowingReader<Node> {
  readonly recording: (node: Node) => RecordingLink | null
  readonly recorded: (node: Node) => RecordedResult | null
}

/** Looks at what is below a block, in its container, as far as it belongs to it. */
export function followingOf<Node extends Linked<Node>>(
  block: Node,
  read: FollowingReader<Node>,
): Following {
  let recording: RecordingLink | null = null
  let recorded: RecordedResult | null = null
  for (let node = block.next; node; node = node.next) {
    const link: RecordingLink | null = recording ? null : read.recording(node)
    const result: RecordedResult | null = recorded ? null : read.recorded(node)
    if (link) recording = link
    else if (result) recorded = result
    else break
  }
  return { recording, recorded }
}
