import type { Flag } from './flag.ts'

/** Flags of `runbook rec`. */
export const recFlags: readonly Flag[] = [
  {
    flag: '-o, --output <file>',
    summary: 'a .cast, .tape, .org or .md file',
    repeatable: true,
  },
  { flag: '--shell <program>', summary: 'the shell, instead of $SHELL' },
  { flag: '--title <text>', summary: "title, instead of the file's name" },
  { flag: '--idle-limit <duration>', summary: 'longest pause that is shown', fallback: '2s' },
  {
    flag: '--max-length <duration>',
    summary: 'longest a cast may last, as in 20s: pauses become shorter, then all is faster',
  },
  {
    flag: '--format <version>',
    summary: 'asciicast version',
    choices: ['2', '3'],
    fallback: '2',
  },
  { flag: '--force', summary: 'overwrite the files' },
]
