import { type Block, type WrittenArgument, bareBlock } from '../document/block.ts'
import type { MarkdownDocument } from '../document/document.ts'
import { indexLines, lineAt, type LineIndex, type Span } from '../document/line-index.ts'
import { shellWord } from '../plan/shell-word.ts'
import type { IndexAsset } from './read-index.ts'

/** A script of a scenario: its file, and what it is called in the run. */
export interface ScriptFile {
  readonly path: string
  readonly source: string
  readonly name: string
  readonly title: string
}

/** What a block of a script runs, and how. */
interface ScriptBlock {
  readonly name: string
  readonly code: string
  readonly span: Span
  /** Arguments of the block. */
  readonly said: Readonly<Record<string, string>>
}

/** A script that is typed into the reader's terminal, so what it sets and where it goes stays. */
export function typedScript({ path, source, name, title }: ScriptFile): MarkdownDocument {
  const span = { start: 0, end: source.length }
  const code = source.replaceAll('\r\n', '\n')
  return scriptDocument(indexLines(path, source), title, [{ name, code, span, said: {} }])
}

/** A script that is a process of its own and starts in the home; in the background where the reader does not wait for it. */
export function ownScript(
  { path, source, name, title }: ScriptFile,
  { inBackground }: { readonly inBackground: boolean },
): MarkdownDocument {
  const span = { start: 0, end: source.length }
  const program = /^#![ \t]*([^\r\n]+)/.exec(source)?.[1]?.trim() ?? 'bash'
  const words = program.split(/[ \t]+/).map(shellWord)
  const code = `(cd && ${words.join(' ')} ${shellWord(path)})`
  const said: Record<string, string> = inBackground ? { background: 'yes' } : {}
  return scriptDocument(indexLines(path, source), title, [{ name, code, span, said }])
}

/** What puts a scenario's assets where the index wants them, a block for each. */
export function assetsDocument(
  lines: LineIndex,
  directory: string,
  assets: readonly IndexAsset[],
): MarkdownDocument {
  const blocks = assets.map((asset) => ({
    name: asset.file.path,
    code: copyCommand(asset, directory),
    span: asset.file.span,
    said: {},
  }))
  return scriptDocument(lines, 'Assets', blocks)
}

/** In a subshell, so that the terminal stays where it is. */
function copyCommand({ file, target, mode }: IndexAsset, directory: string): string {
  const to = wordInHome(target.replace(/\/+$/, '') || '/')
  const each = `cp -r -- "$file" ${to}/`
  const change = mode === '' ? each : `${each} && chmod ${shellWord(mode)} -- ${to}/"\${file##*/}"`
  const pattern = file.path.replace(/[^\w./*?-]/g, '\\$&')
  return `(mkdir -p ${to} && cd ${shellWord(directory)} && shopt -s globstar && for file in ${pattern}; do ${change} || exit; done)`
}

/** A path as one word of a shell, its home as such. */
function wordInHome(path: string): string {
  const [, rest] = /^~(?:\/(.*))?$/.exec(path) ?? []
  if (!path.startsWith('~')) return shellWord(path)
  return rest === undefined || rest === '' ? '~' : `~/${shellWord(rest)}`
}

function scriptDocument(
  lines: LineIndex,
  title: string,
  scripts: readonly ScriptBlock[],
): MarkdownDocument {
  const { path, source } = lines
  const blocks = scripts.map((script, index) => blockOf(script, { index, title, lines }))
  const headings = [{ title, level: 1, line: 1 }]
  return { format: 'markdown', path, source, lines, headings, blocks, problems: [] }
}

function blockOf(
  { name, code, span, said }: ScriptBlock,
  { index, title, lines }: { index: number; title: string; lines: LineIndex },
): Block {
  const line = lineAt(lines, span.start) + 1
  const all = { kind: 'command', results: 'none', ...said }
  return {
    ...bareBlock,
    index,
    language: 'bash',
    name,
    headings: [title],
    arguments: Object.entries(all).map(([key, value]): WrittenArgument => {
      return { key, value, carrier: 'block', span }
    }),
    code,
    span,
    body: span,
    line,
    writtenLine: line,
  }
}
