import type { BlockPart } from './block-class.ts'
import { compoundDepth } from './compound-depth.ts'
import { isCommand } from './is-command.ts'
import { isOutput } from './is-output.ts'
import { logicalLineAt, logicalLines } from './logical-lines.ts'
import { angleCommands, readPrompt } from './prompts.ts'

/** Cuts a script with output among its lines into commands, comments and outputs, in order and without gaps. */
export function scriptParts(code: string): BlockPart[] {
  const lines = code.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const parts: BlockPart[] = []
  let depth = 0
  for (const line of logicalLines(lines)) {
    const isInside = depth > 0 || opensGroup(lines, line.first)
    const kind = isInside ? 'command' : kindOf(line.text, parts)
    // A shell takes all that follows for the text of a here-document without end.
    if (kind === 'command' && line.openHeredoc !== '') {
      const text = `${lines.slice(line.first).join('\n')}\n`
      return [...parts, { kind, first: line.first, end: lines.length, text }]
    }
    if (kind === 'command') depth = Math.max(0, depth + compoundDepth(line.text))
    addPart(parts, { kind, first: line.first, end: line.end, text: `${line.text}\n` })
  }
  return parts
}

/** Cuts a transcript; lines above the first prompt are output. */
export function transcriptParts(code: string): BlockPart[] {
  const lines = code.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const angled = angleCommands(lines)
  if (angled) return angleParts(lines, angled)
  const parts: BlockPart[] = []
  for (let at = 0; at < lines.length;) {
    const command = readPrompt(lines[at] ?? '')
    if (command === null) {
      addPart(parts, { kind: 'output', first: at, end: at + 1, text: `${lines[at] ?? ''}\n` })
      at += 1
      continue
    }
    lines[at] = command
    const part = promptedCommand(lines, at)
    parts.push(part)
    at = part.end
  }
  return parts
}

/**
 * A command for each line that has one; a backslash or a here-document joins lines, whose prompts are no part of it. What has
 * none is output.
 */
function angleParts(lines: readonly string[], commands: readonly (string | null)[]): BlockPart[] {
  const bare = lines.map((line, index) => commands[index] ?? line)
  const hasOutput = lines.some((line, index) => line.trim() !== '' && commands[index] === null)
  const without = hasOutput ? 'output' : 'blank'
  const parts: BlockPart[] = []
  for (let at = 0; at < lines.length;) {
    const isCommandLine = commands[at] !== null
    const { end, text } = isCommandLine
      ? logicalLineAt(bare, at)
      : { end: at + 1, text: lines[at] ?? '' }
    addPart(parts, { kind: isCommandLine ? 'command' : without, first: at, end, text: `${text}\n` })
    at = end
  }
  return parts
}

/**
 * A command whose prompt was taken from its line, with its continuation lines: after `> `, a backslash, inside a here-document,
 * and up to the `done` or `fi` of what it opens.
 */
function promptedCommand(lines: readonly string[], first: number): BlockPart {
  let behind = first + 1
  while (/^> ?/.test(lines[behind] ?? '')) behind += 1
  if (behind > first + 1) {
    const rest = lines.slice(first + 1, behind).map((line) => line.replace(/^> ?/, ''))
    const text = `${[lines[first], ...rest].join('\n')}\n`
    return { kind: 'command', first, end: behind, text }
  }
  const end = compoundEnd(lines, first)
  return { kind: 'command', first, end, text: `${lines.slice(first, end).join('\n')}\n` }
}

/** The line behind a command and all that it opens; behind its own lines where nothing closes that before the next prompt. */
function compoundEnd(lines: readonly string[], first: number): number {
  const own = logicalLineAt(lines, first)
  let depth = compoundDepth(own.text)
  let at = own.end
  while (depth > 0 && at < Math.min(lines.length, first + longestGroup)) {
    if (readPrompt(lines[at] ?? '') !== null) break
    const { end, text } = logicalLineAt(lines, at)
    depth += compoundDepth(text)
    at = end
  }
  return depth > 0 ? own.end : at
}

/** How many lines a group of commands may take at most. */
const longestGroup = 200

/** True for a `{` alone that begins a group of commands, not JSON: a command stands below it, and a `}` closes it. */
function opensGroup(lines: readonly string[], first: number): boolean {
  if ((lines[first] ?? '').trim() !== '{') return false
  const below = lines.slice(first + 1, first + longestGroup)
  const next = below.find((line) => !/^\s*(?:#|$)/.test(line)) ?? ''
  if (isOutput(next) || isCommand(next) < 0.3 || /^\s*\S+ = /.test(next)) return false
  return below.some((line) => /^\s*\}(?:$|[\s;|&>)])/.test(line))
}

function kindOf(text: string, parts: readonly BlockPart[]): BlockPart['kind'] {
  if (text.trim() === '') return 'blank'
  if (/^\s*#/.test(text)) return 'comment'
  const chance = isCommand(text)
  const afterOutput = parts.at(-1)?.kind === 'output'
  if (isOutput(text)) return chance > 0.8 ? 'command' : 'output'
  // What follows output is output until something that is known to be a command.
  if (afterOutput) return chance > 0.6 ? 'command' : 'output'
  return chance === 0 || /^\s*[a-z][a-z\d]*:\/\/\S+$/.test(text) ? 'output' : 'command'
}

/** Lines of the same kind are one part, but for commands, which stay apart, a logical line each. */
function addPart(parts: BlockPart[], part: BlockPart): void {
  const last = parts.at(-1)
  if (last?.kind === part.kind && part.kind !== 'command') {
    parts[parts.length - 1] = { ...last, end: part.end, text: last.text + part.text }
  } else parts.push(part)
}
