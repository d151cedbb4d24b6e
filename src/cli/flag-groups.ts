import { RunbookError } from '../errors.ts'
import type { Flag } from './flag.ts'

/** Grants reading. */
export const allowRead: Flag = {
  flag: '--allow-read <path>',
  summary: 'grant reading a path',
  repeatable: true,
}

const allowWrite: Flag = {
  flag: '--allow-write <path>',
  summary: 'grant writing a path',
  repeatable: true,
}

/** Fills a placeholder. */
export const setFlag: Flag = {
  flag: '--set <name=value>',
  summary: 'fill in a placeholder such as <MY NAME>',
  repeatable: true,
}

/** Names what a document can call besides its own blocks. */
export const libraryFlag: Flag = {
  flag: '--library <file>',
  summary: 'a document whose named blocks can be called and referred to',
  repeatable: true,
}

/** Flags of tapes. */
export const tapeFlags: readonly Flag[] = [
  {
    flag: '--tape',
    summary: 'the file is a tape, whatever its name; standard input (-) always is',
  },
  {
    flag: '-o, --output <file>',
    summary: 'what a tape makes, instead of its own Outputs',
    repeatable: true,
  },
  { flag: '--frozen', summary: 'the same times on every run, as --timing frozen' },
  { flag: '--realtime', summary: "let a tape's typing and pauses take their time" },
]

/** Flags that set a header argument in every block. */
export const headerFlags: readonly Flag[] = [
  { flag: '--theme <name>', summary: 'theme of recordings' },
  { flag: '--cols <n>', summary: 'columns of recordings' },
  { flag: '--rows <n>', summary: 'rows of recordings' },
  { flag: '--font-size <px>', summary: 'font size of pictures' },
  { flag: '--typing-speed <duration>', summary: 'time for one key in recordings' },
  { flag: '--idle-limit <duration>', summary: 'longest pause in recordings' },
  { flag: '--max-length <duration>', summary: 'longest recording' },
]

/** Flags that say which blocks run. */
export const selectionFlags: readonly Flag[] = [
  setFlag,
  { flag: '--from <block>', summary: 'start at a block, by name or line' },
  { flag: '--only <block>', summary: 'only this block', repeatable: true },
  { flag: '--dry-run', summary: 'show what would run' },
]

/** Flags that say which blocks may run, how long, and what happens when one fails. */
export const evaluationFlags: readonly Flag[] = [
  { flag: '--include-never', summary: 'also run blocks that say :eval never' },
  { flag: '-y, --yes', summary: 'also run blocks that say :eval query' },
  { flag: '--timeout <duration>', summary: 'longest run of a block, as in 30s' },
  { flag: '--keep-going', summary: 'go on after failures and after mistakes in the document' },
]

/** Flags of rehearsals. */
export const rehearsalFlags: readonly Flag[] = [
  {
    flag: '--rehearse',
    summary: 'play remote commands from the cassette and the recorded results',
  },
  {
    flag: '--cassette <file>',
    summary: 'the cassette, instead of NAME.rehearsal.yaml beside the document',
  },
]

/** Flags that say whether results are written. */
export const writingFlags: readonly Flag[] = [
  { flag: '--write', summary: 'write results into the document also in a rehearsal' },
  { flag: '--no-write', summary: 'leave the document alone' },
]

/** Shows a run while it happens. */
export const liveFlag: Flag = {
  flag: '--live [port]',
  summary: 'show the run in a browser while it happens, at the address that is printed first',
  read: livePort,
}

/** Flags of recordings. */
export const recordingFlags: readonly Flag[] = [
  {
    flag: '--record <which>',
    summary: 'all: make a cast of every block; linked: of those with a link or :record',
    choices: ['all', 'linked'],
  },
  { flag: '--no-record', summary: 'make no casts and pictures' },
  { flag: '--force', summary: 'overwrite pictures and casts that runbook did not make' },
  {
    flag: '--cast-version <version>',
    summary: 'asciicast version',
    choices: ['2', '3'],
    fallback: '2',
  },
  {
    flag: '--timing <kind>',
    summary: 'pauses in recordings: as they were, or always the same (in a rehearsal)',
    choices: ['real', 'frozen'],
  },
]

/** Flags that grant what the sandbox forbids. */
export const sandboxFlags: readonly Flag[] = [
  {
    flag: '-e, --env <name=value>',
    summary: 'set a variable for the blocks; one named like API_TOKEN is masked',
    repeatable: true,
  },
  {
    flag: '--allow-env <name>',
    summary: 'pass a variable of yours to the blocks, masked likewise',
    repeatable: true,
  },
  { flag: '--allow-net', summary: 'grant the network' },
  {
    flag: '--allow-unix',
    summary: 'grant Unix sockets inside of the sandbox, as tmux and ssh-agent need them',
  },
  {
    flag: '--allow-remote <target>',
    summary: 'grant another machine as in ssh:user@host, or all of a method as in "ssh:*"',
    repeatable: true,
  },
  { flag: '--ssh-config <file>', summary: 'configuration of ssh, instead of your own' },
  allowRead,
  allowWrite,
  {
    flag: '--sandbox <kind>',
    summary: 'auto (bubblewrap) or none',
    choices: ['auto', 'none'],
    fallback: 'auto',
  },
]

/**
 * The port that `--live` names, 0 for any that is free.
 * @throws RunbookError E_USAGE for what is no port, which may be the file.
 */
function livePort(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given)
  throw new RunbookError('E_USAGE', `"${given}" is no port for --live`, {
    hint: 'Write a number as in --live 8080, or --live behind the file.',
  })
}
