import { type Block, isOwnCarrier } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { BlockClass, BlockKind, BlockPart } from './block-class.ts'
import { blockContext, type BlockContext } from './block-context.ts'
import { scriptParts, transcriptParts } from './block-parts.ts'
import { commentOutput } from './comment-output.ts'
import { announcedFile, announcesOutput, showsContent } from './cues.ts'
import { isCommand, isNoCommand, isSentence } from './is-command.ts'
import { isOutput } from './is-output.ts'
import { isRequest } from './is-request.ts'
import { isSynopsis } from './is-synopsis.ts'
import { labelKind, type LabelKind } from './label-kind.ts'
import { looksLikeData } from './looks-like-data.ts'
import { angleCommands, readPrompt } from './prompts.ts'
import { saidCommand } from './said-command.ts'

/**
 * Tells what a block of a document is: by what its author says, its label, prompts, the shape of its lines and the sentence
 * above. Nothing is executed to find out.
 */
export function classifyBlock(document: Document, block: Block): BlockClass {
  const said = block.arguments.findLast(({ key }) => key === 'kind')
  if (said && isKind(said.value)) {
    const found = classOf(said.value, 1, [`the author says "${said.value}"`], block)
    return saidCommand(document, block, said, found)
  }
  return decide(block, gather(block, blockContext(document, block)))
}

const kinds: readonly BlockKind[] = [
  'command',
  'transcript',
  'output',
  'file',
  'fragment',
  'display',
]

function isKind(word: string | null): word is BlockKind {
  return kinds.some((kind) => kind === word)
}

/** All that tells what a block is. */
interface Evidence {
  readonly label: LabelKind
  readonly prompts: number
  /** True for a label that promises a terminal's text, not a script. */
  readonly isTerminal: boolean
  /** Shares of the lines that are not blank or comments, from 0 to 1. */
  readonly commands: number
  readonly outputs: number
  /** True when no line would run: all are blank, comments or output. */
  readonly isIdle: boolean
  /** True when no line can be a command. */
  readonly isForeign: boolean
  /** True when it tells how a program is called. */
  readonly isSynopsis: boolean
  /** True for a request of HTTP. */
  readonly isRequest: boolean
  /** The file that the author says it goes into, `yes` where the document's name says which, `''` for none. */
  readonly tangledTo: string
  readonly announcesOutput: boolean
  /** True when the sentence above may as well announce a file. */
  readonly showsContent: boolean
  readonly file: string
  /** True when a command block stands right above, with nothing in between. */
  readonly followsCommands: boolean
  readonly isData: boolean
  /** True when every line is a sentence. */
  readonly isProse: boolean
  /** True when the first line is a command in a comment and all others are output. */
  readonly isQuoted: boolean
  /** True when the author says that the block is evaluated. */
  readonly isAsked: boolean
}

function gather(block: Block, { sentence, above }: BlockContext): Evidence {
  const parts = scriptParts(block.code)
  const scripts = parts.filter(({ kind }) => kind === 'command')
  const commands = scripts.filter(({ text }) => isCommand(text) >= 0.5)
  const weight = (list: readonly BlockPart[]): number =>
    list.reduce((sum, { first, end }) => sum + end - first, 0)
  const all = weight(parts.filter(({ kind }) => kind === 'command' || kind === 'output'))
  const lines = block.code.split('\n').filter((line) => line.trim() !== '')
  const [first = ''] = lines
  const share = (count: number): number => (all === 0 ? 0 : count / all)
  const label = labelKind(block.language)
  return {
    label,
    isTerminal: /^(?:console|terminal|.*-?session)$/i.test(block.language),
    prompts: areAngled(lines, label)
      ? lines.length
      : lines.filter((line) => readPrompt(line) !== null).length,
    commands: share(weight(commands)),
    outputs: share(lines.filter((line) => isOutput(line) && isCommand(line) < 0.9).length),
    isIdle: scripts.length === 0 && all > 0,
    isForeign: scripts.every(({ text }) => isNoCommand(text)),
    isSynopsis: scripts.length === 1 && isSynopsis(scripts[0]?.text ?? ''),
    isRequest: isRequest(block.code),
    tangledTo: tangledTo(block),
    announcesOutput: announcesOutput(sentence),
    showsContent: showsContent(sentence),
    file: announcedFile(sentence),
    followsCommands: above !== null && labelKind(above.language) === 'shell',
    isData: looksLikeData(lines),
    isProse: lines.every(isSentence),
    isQuoted:
      /^# ?\S/.test(first) && isCommand(first.replace(/^# ?/, '')) >= 0.9 && commands.length === 0,
    isAsked: isAsked(block),
  }
}

/** `tangle=` at the block itself: what goes into a file is no output of the commands above it. */
function tangledTo(block: Block): string {
  const own = block.arguments.findLast(
    ({ key, carrier }) => key === 'tangle' && isOwnCarrier(carrier),
  )
  return own?.value === 'no' ? '' : (own?.value ?? '')
}

/** `eval=yes` at the block itself: without it a program in a Markdown document is there to be read. */
function isAsked(block: Block): boolean {
  return block.arguments.some(({ key, value, carrier }) => {
    return key === 'eval' && value === 'yes' && (carrier === 'block' || carrier === 'header')
  })
}

/** Commands stand behind `> `, which a shell would read as redirections; output may stand below each. */
function areAngled(lines: readonly string[], label: LabelKind): boolean {
  const [first, ...rest] = angleCommands(lines) ?? []
  if (typeof first !== 'string') return false
  const all = [first, ...rest].filter((text) => text !== null)
  if (all.length === lines.length && all.every((text) => isCommand(text) >= 0.5)) return true
  // One word may be a file that is emptied.
  return label === 'shell' && /\S\s+\S/.test(first) && isCommand(first) >= 0.3
}

function decide(block: Block, evidence: Evidence): BlockClass {
  const rule = rules.find(({ applies }) => applies(evidence))
  if (!rule) return classOf('display', 0.5, ['nothing tells what it is'], block)
  return classOf(rule.kind, rule.confidence(evidence), [rule.reason], block)
}

interface Rule {
  readonly kind: BlockKind
  readonly reason: string
  readonly applies: (evidence: Evidence) => boolean
  readonly confidence: (evidence: Evidence) => number
}

const always = (confidence: number) => (): number => confidence

/** The first rule that applies decides. */
const rules: readonly Rule[] = [
  {
    kind: 'file',
    reason: 'the author says which file it goes into',
    applies: ({ label, tangledTo: path }) =>
      path !== '' && label !== 'shell' && label !== 'program',
    confidence: always(0.95),
  },
  {
    kind: 'output',
    reason: 'its label says that it is output',
    applies: ({ label }) => label === 'output',
    confidence: always(0.95),
  },
  {
    kind: 'display',
    reason: 'it tells how a program is called; what stands in brackets may be left out',
    applies: ({ label, isSynopsis: tells }) => tells && (label === 'none' || label === 'shell'),
    confidence: always(0.9),
  },
  {
    kind: 'display',
    reason: 'it is a request of HTTP, not a command',
    applies: ({ label, isRequest: requests }) => requests && label === 'shell',
    confidence: always(0.9),
  },
  {
    kind: 'transcript',
    reason: 'lines begin with a prompt',
    applies: ({ prompts, label }) => prompts > 0 && (label === 'none' || label === 'shell'),
    confidence: ({ label }) => (label === 'none' ? 0.85 : 0.95),
  },
  {
    kind: 'output',
    reason: 'its command is a comment, and all else is output',
    applies: ({ label, isQuoted }) => label === 'shell' && isQuoted,
    confidence: always(0.8),
  },
  {
    kind: 'output',
    reason: 'labelled as a shell, but no line is a command',
    applies: ({ label, commands, outputs, isIdle }) =>
      label === 'shell' && commands < 0.2 && (outputs >= 0.3 || isIdle),
    confidence: ({ announcesOutput: announced }) => (announced ? 0.95 : 0.8),
  },
  {
    kind: 'output',
    reason:
      'labelled as a shell, but the sentence above announces output, and no line can be a command',
    applies: ({ label, isForeign, announcesOutput: announced, showsContent: shows }) =>
      label === 'shell' && isForeign && announced && !shows,
    confidence: always(0.85),
  },
  {
    kind: 'output',
    reason: 'its label names a terminal, and no line has a prompt or is a command',
    applies: ({ label, isTerminal, commands }) => label === 'shell' && isTerminal && commands < 0.2,
    confidence: always(0.65),
  },
  {
    kind: 'command',
    reason: 'its label names a shell, and its lines are commands',
    applies: ({ label }) => label === 'shell',
    confidence: ({ commands }) => (commands >= 0.5 ? 0.95 : 0.7),
  },
  {
    kind: 'command',
    reason: 'its label names a language that runs, and the author says eval=yes',
    applies: ({ label, isAsked: asked }) => label === 'program' && asked,
    confidence: always(0.95),
  },
  {
    kind: 'display',
    reason: 'a program, which runs only when its fence says eval=yes',
    applies: ({ label }) => label === 'program',
    confidence: always(0.9),
  },
  {
    kind: 'file',
    reason: 'the sentence above names the file whose content it is',
    applies: ({ file, commands, label }) => file !== '' && (label === 'data' || commands < 0.5),
    confidence: ({ isData }) => (isData ? 0.9 : 0.7),
  },
  {
    kind: 'output',
    reason: 'the sentence above announces output',
    // A program that is named by its label is none, whatever it prints.
    applies: ({ announcesOutput: announced, commands, label }) =>
      announced && commands < 0.5 && label !== 'other',
    confidence: always(0.9),
  },
  {
    kind: 'output',
    reason: 'it stands right below commands and is data',
    applies: ({ followsCommands, label, commands, isProse }) =>
      followsCommands && !isProse && (label === 'data' || label === 'none') && commands < 0.5,
    confidence: always(0.75),
  },
  {
    kind: 'output',
    reason: 'it stands right below commands and is labelled as plain text',
    applies: ({ followsCommands, label, commands }) =>
      followsCommands && label === 'text' && commands < 0.5,
    confidence: always(0.8),
  },
  {
    kind: 'command',
    reason: 'without a label, but its lines are commands',
    applies: ({ label, commands }) => label === 'none' && commands >= 0.6,
    confidence: ({ commands, outputs }) => Math.min(0.95, 0.5 + commands * 0.45 - outputs * 0.1),
  },
  {
    kind: 'fragment',
    reason: 'it is data, but no sentence says of which file',
    applies: ({ label, isData }) => label === 'data' || (label === 'none' && isData),
    confidence: always(0.7),
  },
  {
    kind: 'output',
    reason: 'its lines have shapes that programs print',
    applies: ({ label, outputs, commands }) => label === 'none' && outputs >= 0.5 && commands < 0.3,
    confidence: always(0.65),
  },
  {
    kind: 'command',
    reason: 'without a label; some lines are commands',
    applies: ({ label, commands }) => label === 'none' && commands >= 0.4,
    confidence: always(0.5),
  },
]

function classOf(
  kind: BlockKind,
  confidence: number,
  reasons: readonly string[],
  block: Block,
): BlockClass {
  const parts =
    kind === 'transcript'
      ? transcriptParts(block.code)
      : kind === 'command' && labelKind(block.language) !== 'program'
        ? commentOutput(scriptParts(block.code))
        : []
  return { kind, confidence, reasons, parts }
}
