import { commentWords } from './comment-words.ts'
import { languageSyntaxes } from './languages/language-syntaxes.ts'
import { nowebWords } from './noweb-argument.ts'
import { cursorShapes, windowBars } from './recording-looks.ts'

/** What is known of one header argument. */
export interface HeaderArgumentSpec {
  /** One sentence, which editors show. */
  readonly summary: string
  /** The only words that it takes, which editors offer; empty when it takes free text. */
  readonly words: readonly string[]
}

/**
 * Every header argument that we read: Org's own (Org manual, "Using Header Arguments" and ob-core's table of
 * values), then ours for running and recording.
 */
export const headerArgumentTable: Readonly<Record<string, HeaderArgumentSpec>> = {
  results: { summary: 'How output becomes a result: type, format and handling.', words: [] },
  wrap: { summary: 'Block that is put around the result.', words: [] },
  file: { summary: 'File that `:results file` is written to.', words: [] },
  'file-ext': {
    summary: 'Extension of the result file, which takes the name of the block.',
    words: [],
  },
  'file-desc': { summary: 'Description in the link of a result file.', words: [] },
  'file-mode': { summary: 'Permissions of the result file, as in o755.', words: [] },
  'output-dir': { summary: 'Directory of the result file.', words: [] },
  results_switches: { summary: 'Switches on the opening line of a result block.', words: [] },
  cache: { summary: 'Keep the result until the block changes.', words: ['yes', 'no'] },
  post: { summary: 'Call that the value goes through, where it is *this*.', words: [] },
  exports: { summary: 'What an export shows.', words: ['code', 'results', 'both', 'none'] },
  eval: { summary: 'Whether the block runs.', words: [] },
  noeval: { summary: 'The block does not run.', words: [] },
  async: {
    summary: 'Blocks of other sessions go on while this one runs in its session.',
    words: [],
  },
  session: { summary: 'Name of the shell or program that keeps state between blocks.', words: [] },
  dir: { summary: 'Working directory, relative to the document.', words: [] },
  mkdirp: { summary: 'Make missing directories.', words: ['yes', 'no', 't', 'nil'] },
  var: { summary: 'Variables: name=value.', words: [] },
  sep: {
    summary: 'Nothing: Org separates the cells of a table file with it, but a file result is text.',
    words: [],
  },
  colnames: { summary: 'Whether a table variable has column names, or a list of them.', words: [] },
  rownames: { summary: 'Whether a table variable has row names, or a list of them.', words: [] },
  hlines: { summary: 'Whether the rules of a table variable stay.', words: ['yes', 'no'] },
  separator: { summary: 'What stands between the cells of a table variable.', words: [] },
  'hline-string': { summary: 'Text of a rule in a table variable.', words: [] },
  stdin: { summary: 'What the script reads, by name.', words: [] },
  cmdline: { summary: 'Words that the script gets.', words: [] },
  prologue: { summary: 'Lines before the body.', words: [] },
  epilogue: { summary: 'Lines after the body.', words: [] },
  tangle: { summary: 'File that the body is written to, `yes` or `no`.', words: [] },
  'tangle-mode': { summary: 'Permissions of the tangled file, as in o755.', words: [] },
  shebang: { summary: 'First line of the tangled file, which becomes executable.', words: [] },
  padline: { summary: 'An empty line between tangled blocks.', words: ['yes', 'no', 't', 'nil'] },
  comments: {
    summary: 'Comments in tangled files: links to the blocks, the text between them, or both.',
    words: [...commentWords],
  },
  noweb: { summary: 'When <<references>> in the body are expanded.', words: [...nowebWords] },
  'noweb-ref': { summary: 'A name that several blocks may share, for references.', words: [] },
  'noweb-sep': { summary: 'What stands between blocks that share a name.', words: [] },
  'noweb-prefix': {
    summary: 'Repeat the text in front of a reference on each line.',
    words: ['yes', 'no', 't', 'nil'],
  },
  'no-expand': { summary: 'Tangle the body without its variables.', words: [] },
  kind: {
    summary: 'What a block of a Markdown document is for.',
    words: ['command', 'transcript', 'output', 'file', 'fragment', 'display'],
  },
  expect: { summary: 'How `runbook test` compares the output, as in like or contains.', words: [] },
  exit: {
    summary: 'Exit status that counts as passed: numbers, signal:TERM, any or nonzero.',
    words: [],
  },
  timeout: { summary: 'Longest run, as in 30s, 5m or 1h.', words: [] },
  for: { summary: 'Time after which the block is stopped and has passed, as in 5s.', words: [] },
  retry: { summary: 'How often a failed block runs again, and the first pause: 5 2s.', words: [] },
  background: {
    summary: 'The block goes on in its session while the next ones run.',
    words: ['yes', 'no', 't', 'nil'],
  },
  wait: {
    summary: 'What must hold before the next block: port:, http:, file: or log:.',
    words: [],
  },
  tty: { summary: 'Standard input is a terminal: yes, no, or its size as in 100x30.', words: [] },
  answer: { summary: 'What is typed when the block asks: PROMPT => TEXT, or TEXT.', words: [] },
  env: { summary: "Variables of the block's environment: NAME=VALUE, or NAME.", words: [] },
  unenv: { summary: 'Variables that the block does not find.', words: [] },
  secret: {
    summary: 'Variables that whoever runs the document gives, masked everywhere.',
    words: [],
  },
  needs: { summary: 'Blocks that run before, and programs that must be there.', words: [] },
  on: { summary: 'Where it runs: os:, arch:, tool: and env: conditions, all of them.', words: [] },
  unless: { summary: 'Commands that succeed when there is nothing to do.', words: [] },
  creates: { summary: 'File that the block makes; it does not run when it is there.', words: [] },
  record: { summary: 'Paths of the recording, as in `a.gif a.svg`, or `no`.', words: [] },
  theme: { summary: 'Theme of the recording.', words: [] },
  cols: { summary: 'Columns of the recording terminal.', words: [] },
  rows: { summary: 'Rows of the recording terminal.', words: [] },
  'font-size': { summary: 'Font size of pictures, in pixels.', words: [] },
  'font-family': { summary: 'Family of an installed font for pictures.', words: [] },
  'typing-speed': { summary: 'Time for one key, as in 50ms.', words: [] },
  speed: { summary: 'So many times as fast in a recording, as in 4.', words: [] },
  'idle-limit': { summary: 'Longest pause in a recording, as in 2s.', words: [] },
  'max-length': {
    summary: 'Longest recording, as in 20s: pauses become shorter, then all is faster.',
    words: [],
  },
  prompt: { summary: 'Prompt shown in recordings.', words: [] },
  'light-theme': { summary: 'Theme where a viewer prefers light, in svg and html.', words: [] },
  'line-height': { summary: 'Height of a line in text sizes.', words: [] },
  'letter-spacing': { summary: 'Pixels added to the width of each cell.', words: [] },
  padding: { summary: 'Pixels between text and window.', words: [] },
  margin: { summary: 'Pixels around the window.', words: [] },
  'margin-fill': {
    summary: 'Colour of the margin, two for a gradient, or a .png, .jpg or .gif file.',
    words: [],
  },
  'border-radius': { summary: "Radius of the window's corners, in pixels.", words: [] },
  'window-bar': { summary: 'Bar above the terminal.', words: windowBars },
  'window-bar-size': { summary: 'Height of the bar, in pixels.', words: [] },
  'window-title': { summary: 'Text in the bar.', words: [] },
  cursor: { summary: 'Shape of the cursor.', words: cursorShapes },
  'cursor-blink': { summary: 'The cursor blinks while nothing happens.', words: ['yes', 'no'] },
  ligatures: {
    summary: 'Characters are joined as the font wants it, as in ->.',
    words: ['yes', 'no'],
  },
  transparent: {
    summary: "What has the theme's background shows what is behind the picture.",
    words: ['yes', 'no'],
  },
  keystrokes: { summary: 'Keys are shown below the terminal.', words: ['yes', 'no'] },
  'embed-font': {
    summary: 'SVGs carry the characters of the font that they show.',
    words: ['yes', 'no'],
  },
  run: {
    summary: 'A manual block runs only when it is asked for by name or line.',
    words: ['all', 'manual'],
  },
  tag: { summary: 'Words that readers sort blocks by.', words: [] },
  title: { summary: 'Title for readers.', words: [] },
  hint: { summary: 'Hint for readers.', words: [] },
  risk: { summary: 'What the block does, for readers.', words: ['read', 'write', 'destroy'] },
  hidden: { summary: 'Whether a workshop hides the block, for its tool.', words: [] },
  copy: { summary: 'Whether a workshop offers to copy the block, for its tool.', words: [] },
}

/**
 * Arguments that change what a run means and that are not read yet, with the values that ask for nothing: a block with
 * another value is refused.
 */
export const unsupportedArguments: ReadonlyMap<string, readonly string[]> = new Map([
  ['interp', []],
  ['stream', ['both']],
  ['cleanup', ['no']],
])

/** The names of all header arguments that a block in a language may have. */
export function knownArguments(language: string): readonly string[] {
  const own = languageSyntaxes.get(language)?.arguments
  return own ? [...commonArguments, ...Object.keys(own)] : commonArguments
}

const commonArguments: readonly string[] = Object.keys(headerArgumentTable)
