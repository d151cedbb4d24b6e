import { applyEdits, type Edit } from '../document/edit.ts'
import type { CommandsOf } from './commands-of.ts'

/**
 * The edits after which a file holds the commands that it held. Output is untrusted, and in a transcript a line of it that begins
 * as a prompt, or a fence, would be the next command. Edits are left out by bisection, as few as do.
 */
export async function safeEdits(
  source: string,
  edits: readonly Edit[],
  commandsOf: CommandsOf,
): Promise<readonly Edit[]> {
  const before = JSON.stringify(await commandsOf(source))
  const added = async (kept: readonly Edit[], more: readonly Edit[]): Promise<readonly Edit[]> => {
    const all = [...kept, ...more]
    if (JSON.stringify(await commandsOf(applyEdits(source, all))) === before) return all
    if (more.length < 2) return kept
    const middle = more.length >> 1
    return added(await added(kept, more.slice(0, middle)), more.slice(middle))
  }
  return added([], edits)
}
