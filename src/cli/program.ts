import { Command, CommanderError, Option } from 'commander'

import { RunbookError } from '../errors.ts'
import type { RunFlags } from './commands/run-options.ts'
import { exitCode } from './exit-code.ts'
import type { Report } from './report.ts'
import { version } from './version.ts'

/**
 * Parses the command line and runs the verb.
 * @throws RunbookError E_USAGE for unknown verbs and flags.
 */
export async function parseCommandLine(argv: readonly string[], report: Report): Promise<number> {
  let code: number = exitCode.done
  const program = new Command('runbook')
    .description('Run Org and Markdown documents: results back in place, files tangled, terminals recorded.')
    .version(version(), '-V, --version')
    .option('--json', 'events or data as JSON on standard output')
    .option('-q, --quiet', 'errors only')
    .option('-v, --verbose', 'also outputs and skipped blocks')
    .addHelpText('after', examples)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
  const verb = (command: Command, action: (...given: never[]) => Promise<number>) =>
    program.addCommand(
      command.exitOverride().configureOutput({ writeErr: () => {} }).showSuggestionAfterError()
        .option('--json', 'events or data as JSON on standard output')
        .option('-q, --quiet', 'errors only')
        .option('-v, --verbose', 'also outputs and skipped blocks')
        .action(async (...given) => {
          code = await action(...(given as never[]))
        }),
    )
  verb(runCommand(), async (file: string, names: string[], flags: RunFlags) =>
    (await import('./commands/run.ts')).run(file, names, flags, report),
  )
  verb(tangleCommand(), async (file: string, flags: { allowWrite: string[] }) =>
    (await import('./commands/tangle.ts')).tangle(file, flags, report),
  )
  verb(lsCommand(), async (file: string) =>
    (await import('./commands/ls.ts')).ls(file, report),
  )
  verb(new Command('themes').description('Show the themes.'), async () =>
    (await import('./commands/themes.ts')).themes(report),
  )
  verb(new Command('doctor').description('Check what this machine offers.'), async () =>
    (await import('./commands/doctor.ts')).doctor(report),
  )
  await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
    code = usageCode(error)
  })
  return code
}

const examples = `
Examples:
  $ runbook ls guide.org                    show the blocks of a document
  $ runbook run guide.org                   run it, sandboxed and without network
  $ runbook run guide.org --rehearse        play the remote commands, make files and pictures
  $ runbook run guide.org --from deploy     go on at a block, by name or line
  $ runbook run guide.org --allow-net       grant the network
  $ runbook tangle guide.org                write the files that the document holds

Exit codes:
  0 done  1 our fault  2 usage or syntax  3 a block failed  4 stale or different
  5 timeout  6 refused by policy  7 an output could not be made  130 interrupted`

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value]
}

function runCommand(): Command {
  return new Command('run')
    .description('Run a document: tangle its files, execute its blocks, record the linked pictures, write results.')
    .argument('<file>', 'an .org or .md document')
    .argument('[names...]', 'only these blocks, by name or line')
    .option('--rehearse', 'answer remote commands from the cassette and the recorded results; touch nothing remote')
    .option('--cassette <file>', 'the cassette, instead of NAME.rehearsal.yaml beside the document')
    .option('--write', 'write results into the document also in a rehearsal')
    .option('--no-write', 'leave the document alone')
    .option('--dry-run', 'show what would run')
    .option('--keep-going', 'go on after a failure and after mistakes in the document')
    .option('--from <block>', 'start at a block, by name or line')
    .option('--only <block>', 'only this block (repeatable)', collect, [])
    .option('--include-never', 'also run blocks that say :eval never')
    .option('-y, --yes', 'also run blocks that say :eval query')
    .option('--no-record', 'make no casts and pictures')
    .option('--force', 'overwrite pictures and casts that runbook did not make')
    .option('-e, --env <name=value>', 'set a variable for the blocks (repeatable)', collect, [])
    .option('--allow-env <name>', 'pass a variable of yours to the blocks (repeatable)', collect, [])
    .option('--allow-net', 'grant the network')
    .option('--allow-read <path>', 'grant reading a path (repeatable)', collect, [])
    .option('--allow-write <path>', 'grant writing a path (repeatable)', collect, [])
    .option('--sandbox <kind>', 'auto (bubblewrap) or none', 'auto')
    .option('--timeout <duration>', 'longest run of a block, as in 30s')
    .addOption(new Option('--cast-version <version>', 'asciicast version').choices(['2', '3']).default('2'))
    .addOption(new Option('--timing <kind>', 'pauses in recordings: as they were, or always the same').choices(['real', 'frozen']))
    .option('--theme <name>', 'theme of recordings')
    .option('--cols <n>', 'columns of recordings')
    .option('--rows <n>', 'rows of recordings')
    .option('--font-size <px>', 'font size of pictures')
    .option('--typing-speed <duration>', 'time for one key in recordings')
    .option('--idle-limit <duration>', 'longest pause in recordings')
    .addHelpText('after', `
Examples:
  $ runbook run sks.org --rehearse --env KUBECONFIG=kubeconfig
  $ runbook run notes.md build test
  $ runbook run guide.org --from 46 --keep-going`)
}

function tangleCommand(): Command {
  return new Command('tangle')
    .description('Write the files that the document\'s blocks make.')
    .argument('<file>', 'an .org or .md document')
    .option('--allow-write <path>', 'grant writing a path (repeatable)', collect, [])
    .addHelpText('after', '\nExamples:\n  $ runbook tangle guide.org')
}

function lsCommand(): Command {
  return new Command('ls')
    .description('Show the blocks of a document: name, language, line, heading, arguments, recording, result.')
    .argument('<file>', 'an .org or .md document')
    .addHelpText('after', '\nExamples:\n  $ runbook ls guide.org\n  $ runbook ls guide.org --json | jq ".[].name"')
}

/** Help and version are no errors; what commander says of the rest is. */
function usageCode(error: unknown): number {
  if (!(error instanceof CommanderError)) throw error
  if (error.exitCode === 0) return exitCode.done
  const [reason = '', suggestion] = error.message.replace(/^error: /, '').split('\n')
  const hint = suggestion?.replace(/^\((.*)\)$/, '$1') ?? '"runbook --help" shows the verbs and flags.'
  throw new RunbookError('E_USAGE', reason, { hint, cause: error })
}
