import type { Block, RecordedResult } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { Span } from '../document/line-index.ts'
import { type BlockClass, type BlockKind, runThreshold } from './block-class.ts'
import { classifyBlock } from './classify-block.ts'
import { inlineOutput } from './inline-output.ts'
import { labelKind } from './label-kind.ts'
import { quotedOutput } from './quoted-output.ts'
import { shownStatus } from './shown-status.ts'

/** A command of a block with the output that the block itself shows for it. */
export interface EmbeddedCommand {
  /** The command as the shell reads it, ending in a line feed. */
  readonly code: string
  /** What it is shown to print, `null` where nothing is shown. */
  readonly expected: string | null
  /** The exit status that is shown below its output, null for none. */
  readonly status: number | null
  /** Where that output stands in the source; empty where it would be put. */
  readonly span: Span
  /** What stands in front of each line of output: `# ` where it stands in comments. */
  readonly prefix: string
  /** The output stands behind the command, on its line. */
  readonly inline: boolean
}

/** A block as it is used: what it is for, and what of it runs. */
export interface BlockInUse {
  /** The block with the language that it runs in, the code that runs, and the output that the document shows for it. */
  readonly block: Block
  readonly kind: BlockKind
  /** True when it is too uncertain what it is to run it. */
  readonly uncertain: boolean
  /** The commands, when output stands among them; else empty. */
  readonly embedded: readonly EmbeddedCommand[]
}

/** Tells how a document's block is used. In Org a source block is a command, as Emacs has it. */
export function blockInUse(document: Document, block: Block): BlockInUse {
  if (document.format === 'org') return { block, kind: 'command', uncertain: false, embedded: [] }
  const found = classifyBlock(document, block)
  const uncertain = found.confidence < runThreshold
  if (found.kind !== 'command' && found.kind !== 'transcript') {
    return { block, kind: found.kind, uncertain, embedded: [] }
  }
  const used = {
    ...block,
    language: languageOf(block, found),
    recorded:
      ownResult(document, block) ??
      outputBelow(document, block) ??
      (block.inline ? null : quotedOutput(document, block)),
  }
  const showsOutput = found.parts.some(
    ({ kind, text }) => kind === 'output' || (kind === 'command' && inlineOutput(text) !== null),
  )
  if (!showsOutput && found.kind === 'command') {
    return { block: used, kind: found.kind, uncertain, embedded: [] }
  }
  const code = found.parts.filter(({ kind }) => kind !== 'output').map(({ text }) => text)
  return {
    block: { ...used, code: code.join('').replace(/\n$/, '') },
    kind: found.kind,
    uncertain,
    embedded: embeddedCommands(document, block, found),
  }
}

/** Labels that name no shell of their own run in bash. */
function languageOf(block: Block, { kind }: BlockClass): string {
  const shells = ['bash', 'sh', 'zsh', 'fish', 'ksh', 'dash']
  const said = block.arguments.findLast(({ key }) => key === 'interp')?.value?.replace(/^.*\//, '')
  if (said && shells.includes(said) && labelKind(block.language) === 'shell') return said
  if (labelKind(block.language) === 'program') return programName(block.language)
  const label = block.language.toLowerCase()
  if (shells.includes(label)) return label
  return kind === 'transcript' || labelKind(block.language) !== 'other' ? 'bash' : block.language
}

/** The result that stands below by its form, unless it is a fence that holds commands itself. */
function ownResult(document: Document, block: Block): RecordedResult | null {
  const { recorded } = block
  const next = document.blocks[block.index + 1]
  if (recorded?.kind !== 'unmarked' || next?.span.start !== recorded.span.start) return recorded
  const { kind } = classifyBlock(document, next)
  return kind === 'command' || kind === 'transcript' ? null : recorded
}

/** The block below, when it is the output of this one: only its announcing sentence stands between. */
function outputBelow(document: Document, block: Block): RecordedResult | null {
  const next = document.blocks[block.index + 1]
  if (!next || classifyBlock(document, next).kind !== 'output') return null
  const between = document.source.slice(block.span.end, next.span.start).trim()
  if (/\n\s*\n|^#/m.test(between)) return null
  return { kind: 'unmarked', text: `${next.code}\n`, span: next.span }
}

function embeddedCommands(
  document: Document,
  block: Block,
  { kind, parts }: BlockClass,
): EmbeddedCommand[] {
  const starts = lineStarts(document.source, block.body)
  const at = (line: number): number => starts[line] ?? block.body.end
  return parts.flatMap((part, index): EmbeddedCommand[] => {
    if (part.kind !== 'command') return []
    const below = parts[index + 1]
    const shown = below?.kind === 'output' ? below : null
    const behind = shown ? null : inlineOutput(part.text)
    if (behind !== null) {
      const line = { start: at(part.end - 1), end: at(part.end) }
      return [
        {
          code: behind.code,
          expected: behind.output,
          status: null,
          span: inlineSpan(document.source, line),
          prefix: '',
          inline: true,
        },
      ]
    }
    const first = shown ? document.source.slice(at(shown.first), at(shown.first + 1)) : ''
    // In a transcript all that a program printed stands as it is.
    const mark =
      kind === 'transcript' ? null : /^\s*(#(?:=>)? ?)/.exec(first.slice(block.indentation.length))
    const text = shown?.text ?? ''
    const { status, output } =
      kind === 'transcript' ? shownStatus(text) : { status: null, output: text }
    return [
      {
        code: part.text,
        expected: shown ? output : null,
        status,
        span: { start: at(shown?.first ?? part.end), end: at(shown?.end ?? part.end) },
        prefix: block.indentation + (mark?.[1] ?? ''),
        inline: false,
      },
    ]
  })
}

/** The place of the text behind `#=>` in a line. */
function inlineSpan(source: string, { start, end }: Span): Span {
  const line = source.slice(start, end).replace(/\r?\n$/, '')
  const sign = line.search(/(?<!\S)#=>/) + 3
  return { start: start + sign, end: start + line.length }
}

/** Offsets of the lines of a stretch of the source. */
function lineStarts(source: string, { start, end }: Span): number[] {
  const starts = [start]
  for (
    let at = source.indexOf('\n', start);
    at >= 0 && at < end;
    at = source.indexOf('\n', at + 1)
  ) {
    starts.push(at + 1)
  }
  return starts
}

/** Names that fences use for languages which Org calls otherwise. */
const names: Readonly<Record<string, string>> = {
  py: 'python',
  python3: 'python',
  javascript: 'js',
  node: 'js',
  sqlite3: 'sqlite',
  makefile: 'make',
}

/** The name that a language runs under, for the label of a program, in capitals or not. */
function programName(label: string): string {
  const name = label.toLowerCase()
  return names[name] ?? name
}
