import { escapePattern } from '../document/escape-pattern.ts'
import { trimChars } from '../document/trim-chars.ts'
import type { Step } from '../plan/plan.ts'
import type { Output } from '../session/output.ts'
import type { Typing } from '../session/session.ts'
import { groupMark } from './group-mark.ts'

/** The output of a script, and of each of its groups of lines. */
export interface GroupedOutput {
  readonly output: Output
  readonly outputs: readonly Uint8Array[]
}

/** How scripts are run, and how much they may print together, in bytes. */
export interface GroupRunner {
  readonly run: (script: string) => Promise<Output>
  readonly outputBytes: number
}

/**
 * Runs the groups of a step's lines in a shell that drops the rest of a script at a mistake, where Emacs types lines and the shell
 * goes on with the next one. Empty lines in front give each line the number that it has there in the shell's messages.
 */
export async function runTyped(
  step: Step,
  typing: Typing,
  { groups: texts, ...runner }: GroupRunner & { readonly groups: readonly string[] },
): Promise<GroupedOutput> {
  const lines = bodyOf(step).split('\n')
  // A line behind each block tells its end, and one in front of what runs beside others its begin.
  const first = typing.lines + (step.arguments.async ? 1 : 0)
  const { scriptName } = typing
  const ran = await runNumbered(numbered(texts, lines, first), scriptName, runner)
  typing.lines = first + lines.length + 1 - ran.uncounted
  return { output: ran.output, outputs: ran.outputs.map((part) => withoutName(part, scriptName)) }
}

/** Runs groups, those behind a mistake as a script of their own; lines that the shell could not read are not counted. */
async function runNumbered(
  groups: readonly Group[],
  scriptName: string,
  { run, outputBytes }: GroupRunner,
): Promise<GroupedOutput & { readonly uncounted: number }> {
  const outputs: Output[] = []
  const parts: Uint8Array[] = []
  let uncounted = 0
  let left = outputBytes
  for (let at = 0; at < groups.length;) {
    const mark = groupMark()
    // oxlint-disable-next-line no-await-in-loop -- in their order
    const output = await run(scriptOf(groups.slice(at), { uncounted, markLine: mark.line }))
    outputs.push(output)
    const begun = mark.split(output.stdout)
    parts.push(...begun)
    left -= output.stdout.length
    if (output.ended !== 'completed' || left < 0) break
    at += begun.length
    const unread = unreadLine(begun.at(-1), scriptName)
    if (unread === null) continue
    // The mark in front of a line that cannot be read is never printed, and the line is not counted.
    if (unread + uncounted > (groups[at]?.above ?? Infinity)) at += 1
    uncounted += 1
  }
  const all = together(outputs)
  return { output: left < 0 ? { ...all, ended: 'output-limit' } : all, outputs: parts, uncounted }
}

/** Lines that are typed at one go, with the number of lines in front of them. */
interface Group {
  readonly text: string
  readonly above: number
}

function numbered(texts: readonly string[], lines: readonly string[], first: number): Group[] {
  let at = 0
  const groups = texts.map((text) => {
    at = Math.max(at, lines.indexOf(text.split('\n', 1)[0] ?? '', at))
    const above = first + at
    at += text.split('\n').length
    return { text, above }
  })
  return groups.length === 0 ? [{ text: '', above: first }] : groups
}

/** A script of groups, each with its lines where they are counted, and marks in front of all but the first one. */
function scriptOf(
  groups: readonly Group[],
  { uncounted, markLine }: { readonly uncounted: number; readonly markLine: string },
): string {
  let script = ''
  let at = 0
  for (const { text, above } of groups) {
    const line = above - uncounted
    const between = '\n'.repeat(line - at)
    // Line feeds in quotes are read several times as fast as empty lines.
    script += at === 0 ? `{ : '${between}'; } 2>/dev/null; ` : `${between}${markLine}; `
    script += text
    at = line + text.split('\n').length - 1
  }
  return script
}

/** What stands in front of a message, in the words of the shell; group `line` is the number of the line. */
function messageStart(scriptName: string): string {
  return String.raw`^[^\s:]+: (?<line>\d+): (?<name>${escapePattern(scriptName)}: )`
}

/** The number of the line that the shell could not read, null for none. */
function unreadLine(printed: Uint8Array | undefined, scriptName: string): number | null {
  const said = Buffer.from(printed ?? [])
  if (!said.includes(scriptName)) return null
  const mistake = new RegExp(`${messageStart(scriptName)}Syntax error: `, 'm')
  const line = mistake.exec(said.toString('latin1'))?.groups?.['line']
  return line === undefined ? null : Number(line)
}

/** What Emacs types of a script (org-trim). */
export function bodyOf({ script }: Step): string {
  return trimChars(script, ' \t\n\r')
}

/** What several scripts printed and did, of which the last one counts. */
export function together(outputs: readonly Output[]): Output {
  const last = outputs.at(-1) as Output
  return {
    ...last,
    startedAt: outputs[0]?.startedAt ?? last.startedAt,
    durationMs: outputs.reduce((sum, { durationMs }) => sum + durationMs, 0),
  }
}

/** Messages as a shell prints them that reads lines from its terminal, without the script's name. */
function withoutName(printed: Uint8Array, scriptName: string): Uint8Array {
  const text = Buffer.from(printed)
  if (!text.includes(scriptName)) return printed
  const typedText = text
    .toString('latin1')
    .replace(new RegExp(messageStart(scriptName), 'gm'), (said, _line, name: string) =>
      said.slice(0, -name.length),
    )
  return Buffer.from(typedText, 'latin1')
}
