import type { BuildFlags } from './commands/build.ts'
import type { ImportFlags } from './commands/import.ts'
import type { LsFlags } from './commands/ls.ts'
import type { PlanFlags } from './commands/plan.ts'
import type { PlayFlags } from './commands/play.ts'
import type { RecFlags } from './commands/rec.ts'
import type { RenderFlags } from './commands/render.ts'
import type { RunFileFlags } from './commands/run-options.ts'
import type { TangleFlags } from './commands/tangle.ts'
import type { TestFlags } from './commands/test.ts'
import type { ThemesFlags } from './commands/themes.ts'
import { exportFlags } from './export-flags.ts'
import {
  allowRead,
  evaluationFlags,
  headerFlags,
  libraryFlag,
  liveFlag,
  recordingFlags,
  rehearsalFlags,
  sandboxFlags,
  selectionFlags,
  setFlag,
  tapeFlags,
  writingFlags,
} from './flag-groups.ts'
import type { Flag } from './flag.ts'
import type { LibraryFlags } from './library-flags.ts'
import { recFlags } from './rec-flags.ts'
import { castFlags, renderFlags } from './render-flags.ts'
import type { Report } from './report.ts'

/** A verb of the command line; its code is loaded only when it runs. */
export interface Verb {
  readonly name: string
  readonly summary: string
  /** Positional arguments with their descriptions, as commander writes them. */
  readonly operands: readonly (readonly [string, string])[]
  readonly flags: readonly Flag[]
  readonly examples: readonly string[]
  readonly run: (report: Report, ...given: never[]) => Promise<number>
}

const casts = [
  '<casts...>',
  'asciicasts of any version, one after another; - is standard input',
] as const

const document = ['<file>', 'an .org or .md document'] as const

const names = ['[names...]', 'only these blocks, by name or line; steps by their texts'] as const

/** Every verb. */
export const verbs: readonly Verb[] = [
  {
    name: 'run',
    summary:
      'Run a document: tangle its files, execute its blocks, record the linked pictures, write results; or play a tape.',
    operands: [['<file>', 'a document, a .tape, or a directory of steps (index.json)'], names],
    flags: [
      ...selectionFlags,
      libraryFlag,
      ...evaluationFlags,
      ...rehearsalFlags,
      ...writingFlags,
      ...sandboxFlags,
      ...recordingFlags,
      liveFlag,
      ...tapeFlags,
      ...headerFlags,
    ],
    examples: [
      'runbook run sks.org --rehearse --env KUBECONFIG=kubeconfig',
      'runbook run notes.md build test',
      'runbook run guide.org --from 46 --keep-going',
      'runbook run guide.org --live',
      'runbook run workshop',
      'runbook run demo.tape --frozen',
      'runbook run demo.tape -o demo.svg -o demo.mp4',
    ],
    run: async (report, file: string, names: string[], flags: RunFileFlags) =>
      (await import('./commands/run-file.ts')).runFile(file, names, flags, report),
  },
  {
    name: 'build',
    summary: 'Export an executed document as HTML, Markdown or Org; the document stays as it is.',
    operands: [['<file>', 'an .org or .md document']],
    flags: [
      ...exportFlags,
      setFlag,
      libraryFlag,
      ...evaluationFlags,
      ...rehearsalFlags,
      ...sandboxFlags,
    ],
    examples: [
      'runbook build guide.org -o guide.html',
      'runbook build guide.org --to md --no-run',
      'runbook build notes.md -o notes.html',
      'runbook build sks.org -o sks.html --rehearse --env KUBECONFIG=kubeconfig',
    ],
    run: async (report, file: string, flags: BuildFlags) =>
      (await import('./commands/build.ts')).build(file, flags, report),
  },
  {
    name: 'tangle',
    summary: "Write the files that the document's blocks make.",
    operands: [document],
    flags: [
      {
        flag: '--check',
        summary: 'write nothing; show what differs, and end with 4 if anything does',
      },
      { flag: '--run', summary: 'run the blocks that a file needs the result of, sandboxed' },
      { flag: '-y, --yes', summary: 'with --run, also blocks that say :eval query' },
      {
        flag: '--keep-going',
        summary: 'go on after mistakes in the document, and with what failed blocks printed',
      },
      libraryFlag,
      ...sandboxFlags,
      { flag: '--timeout <duration>', summary: 'longest run of a block, as in 30s' },
    ],
    examples: [
      'runbook tangle guide.org',
      'runbook tangle guide.org --check',
      'runbook tangle guide.org --run',
    ],
    run: async (report, file: string, flags: TangleFlags) =>
      (await import('./commands/tangle.ts')).tangle(file, flags, report),
  },
  {
    name: 'detangle',
    summary: 'Bring the edits of a tangled file back into its document.',
    operands: [['<file>', 'a file that was tangled with ":comments link"']],
    flags: [libraryFlag, allowRead],
    examples: ['runbook detangle run.sh'],
    run: async (report, file: string, flags: LibraryFlags) =>
      (await import('./commands/detangle.ts')).detangle(file, flags, report),
  },
  {
    name: 'test',
    summary:
      'Run documents, or test files of other tools, and hold what is printed against what they show.',
    operands: [['<files...>', 'documents, tapes or test files, or directories of them']],
    flags: [
      {
        flag: '--rehearse',
        summary: 'play remote commands from the cassette and the shown results',
      },
      { flag: '--cassette <file>', summary: 'the cassette, instead of NAME.rehearsal.yaml' },
      { flag: '--include-never', summary: 'also run blocks that say :eval never' },
      { flag: '-y, --yes', summary: 'also run blocks that say :eval query' },
      { flag: '--timeout <duration>', summary: 'longest run of a block, as in 30s' },
      setFlag,
      libraryFlag,
      {
        flag: '--dialect <tool>',
        summary: 'the tool whose files these are, where the name does not tell',
        choices: ['cram', 'scrut', 'mdx', 'trycmd', 'tesh', 'clitest'],
      },
      {
        flag: '--shell <program>',
        summary: 'the shell that runs test files of cram, scrut and clitest, instead of theirs',
      },
      { flag: '--update', summary: 'write the output into the files; patterns that match stay' },
      { flag: '--frozen', summary: 'write nothing back: refuse to update, as a CI should' },
      { flag: '--recordings', summary: 'report stale recordings in a live run, too' },
      { flag: '-i, --interactive', summary: 'ask for each difference whether to write it' },
      {
        flag: '--reporter <kind>',
        summary: 'how verdicts are shown',
        choices: ['pretty', 'json', 'junit', 'tap', 'github'],
        fallback: 'pretty',
      },
      ...sandboxFlags,
    ],
    examples: [
      'runbook test README.md docs/',
      'runbook test sks.org --rehearse',
      'runbook test test/ --dialect cram',
      'runbook test README.md --dialect mdx --reporter junit > report.xml',
      'runbook test guide.md --update',
      'runbook test demo.tape',
    ],
    run: async (report, files: string[], flags: TestFlags) =>
      (await import('./commands/test.ts')).test(files, flags, report),
  },
  {
    name: 'import',
    summary:
      'Make a runbook of plain notes: headings, commands and outputs told apart, nothing lost.',
    operands: [['<notes>', 'a text file, also Markdown']],
    flags: [
      {
        flag: '-o, --output <file>',
        summary: 'the .md or .org file to write, instead of standard output',
      },
      { flag: '--force', summary: 'overwrite the file' },
    ],
    examples: [
      'runbook import lab.txt -o lab.md',
      'runbook import lab.txt -o lab.org',
      'runbook import guide.md -o guide.org',
    ],
    run: async (report, file: string, flags: ImportFlags) =>
      (await import('./commands/import.ts')).importNotes(file, flags, report),
  },
  {
    name: 'ls',
    summary:
      'Show the blocks of a document (name, language, line, arguments, recording, result) or the commands of a tape.',
    operands: [['<file>', 'an .org or .md document, a .tape, or a directory of steps']],
    flags: [{ flag: '--explain', summary: 'what each block was taken for, and why' }],
    examples: [
      'runbook ls guide.org',
      'runbook ls notes.md --explain',
      'runbook ls demo.tape --json',
      'runbook ls guide.org --json | jq ".[].name"',
    ],
    run: async (report, file: string, flags: LsFlags) =>
      (await import('./commands/ls.ts')).ls(file, flags, report),
  },
  {
    name: 'plan',
    summary:
      'Show what would run, where the value of each header argument comes from, and what in the document is a trap.',
    operands: [['<file>', 'an .org or .md document, or a directory of steps'], names],
    flags: [setFlag, libraryFlag, allowRead],
    examples: ['runbook plan guide.org', 'runbook plan guide.org deploy --json'],
    run: async (report, file: string, names: string[], flags: PlanFlags) =>
      (await import('./commands/plan.ts')).showPlan(file, names, flags, report),
  },
  {
    name: 'render',
    summary:
      'Make pictures, pages, videos, texts and other casts of a recording; the ending of each output says what it is.',
    operands: [casts],
    flags: renderFlags,
    examples: [
      'runbook render demo.cast -o demo.gif -o demo.svg -o demo.png',
      'runbook render demo.cast -o demo.svg --theme "Catppuccin Mocha" --light-theme "Catppuccin Latte"',
      'runbook render demo.cast -o demo.gif --window-bar Colorful --title demo --margin 40 --border-radius 10',
      'runbook render demo.cast -o login.gif --select login --speed 2',
      'runbook render demo.cast -o end.png -o end.txt -o end.json',
      'runbook render one.cast two.cast -o both.cast --format 3',
    ],
    run: async (report, files: [string, ...string[]], flags: RenderFlags) =>
      (await import('./commands/render.ts')).render(files, flags, report),
  },
  {
    name: 'play',
    summary:
      'Show a recording in the terminal, in its own time. Keys: Space pauses and goes on, . shows the next output of a pause, ] goes to the next marker, q ends.',
    operands: [casts],
    flags: castFlags,
    examples: ['runbook play demo.cast', 'runbook play demo.cast --speed 2 --idle-limit 1'],
    run: async (report, files: [string, ...string[]], flags: PlayFlags) =>
      (await import('./commands/play.ts')).play(files, flags, report),
  },
  {
    name: 'rec',
    summary: 'Record your own shell as a cast, a tape that replays, or a document that runs.',
    operands: [],
    flags: recFlags,
    examples: [
      'runbook rec -o demo.cast',
      'runbook rec -o demo.cast -o demo.tape -o demo.org',
      'runbook rec --shell zsh -o demo.md --idle-limit 1s',
    ],
    run: async (report, flags: RecFlags) => (await import('./commands/rec.ts')).rec(flags, report),
  },
  {
    name: 'themes',
    summary: 'Show the themes of recordings in their colours, with the light one of each dark one.',
    operands: [],
    flags: [{ flag: '-o, --output <file>', summary: 'write one HTML page that shows them' }],
    examples: ['runbook themes', 'runbook themes -o themes.html'],
    run: async (report, flags: ThemesFlags) =>
      (await import('./commands/themes.ts')).themes(flags, report),
  },
  {
    name: 'lsp',
    summary:
      'Serve an editor that speaks the Language Server Protocol: mistakes and traps while a document or tape is written, header arguments, and an outline. Runs nothing.',
    operands: [],
    flags: [{ flag: '--stdio', summary: 'over standard input and output, as it is anyway' }],
    examples: ['runbook lsp'],
    run: async (report) => (await import('./commands/lsp.ts')).lsp(report),
  },
  {
    name: 'doctor',
    summary: 'Check what this machine offers, and say how to mend what is missing.',
    operands: [],
    flags: [],
    examples: ['runbook doctor'],
    run: async (report) => (await import('./commands/doctor.ts')).doctor(report),
  },
]
