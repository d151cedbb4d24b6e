import type { BlockPart } from './block-class.ts'
import { isSentence } from './is-command.ts'
import { isOutput } from './is-output.ts'

/**
 * Output that stands in comments below its command: the comment marks go, and the part becomes output. Comments that
 * speak of the next command stay what they are. What stands behind `#=>` is output, whatever it says.
 */
export function commentOutput(parts: readonly BlockPart[]): BlockPart[] {
  return parts.map((part, index) => {
    const above = parts[index - 1]
    const below = parts[index + 1]
    if (part.kind !== 'comment' || above?.kind !== 'command') return part
    const text = part.text.replace(/^(\s*)#(?:=>)? ?/gm, '$1')
    if (/^\s*#=>/.test(part.text)) return { ...part, kind: 'output', text }
    const ends = below === undefined || below.kind === 'blank'
    return looksPrinted(text, ends) ? { ...part, kind: 'output', text } : part
  })
}

/** One or more lines that a program printed; a single word or value counts where the commands end below it. */
function looksPrinted(text: string, ends: boolean): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const printed = lines.filter(isOutput).length
  if (printed * 2 >= lines.length && printed > 0) return true
  return (
    ends &&
    lines.length === 1 &&
    !isSentence(text) &&
    !/\p{Script=Hangul}|\p{Script=Han}/u.test(text)
  )
}
