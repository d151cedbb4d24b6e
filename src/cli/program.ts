import { extname } from 'node:path'

import { Command, CommanderError, Help, Option } from 'commander'

import { isDocumentName } from '../document/is-document-name.ts'
import { RunbookError } from '../errors.ts'
import { shellWord } from '../plan/shell-word.ts'
import { isTapeName } from '../tape/is-tape-name.ts'
import { exitCode } from './exit-code.ts'
import type { Flag } from './flag.ts'
import type { Report } from './report.ts'
import { type Verb, verbs } from './verbs.ts'
import { version } from './version.ts'

const summary =
  'Run Org and Markdown documents: results back in place, files tangled, terminals recorded.'

const exampleText = `
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

/** Flags of every verb; the report reads them before the command line is parsed. */
const reportFlags: readonly Flag[] = [
  { flag: '--json', summary: 'events or data as JSON on standard output' },
  { flag: '-q, --quiet', summary: 'errors only' },
  { flag: '-v, --verbose', summary: 'also outputs and skipped blocks' },
]

/**
 * Parses the command line and runs the verb.
 * @throws RunbookError E_USAGE for unknown verbs and flags.
 */
export async function parseCommandLine(argv: readonly string[], report: Report): Promise<number> {
  let code: number = exitCode.done
  const program = commandOf('runbook', summary, reportFlags).version(version(), '-V, --version')
  program.addHelpText('after', exampleText)
  for (const verb of verbsFor(argv)) {
    const action = async (...given: unknown[]): Promise<void> => {
      code = await verb.run(report, ...(given as never[]))
    }
    program.addCommand(verbCommand(verb).action(action))
  }
  if (argv.length === 0) {
    program.outputHelp()
    return exitCode.usage
  }
  await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
    code = usageCode(error, program.commands)
  })
  return code
}

/** The verb that the command line begins with; where it begins with something else, any may be meant. */
function verbsFor([word]: readonly string[]): readonly Verb[] {
  const meant = verbs.filter(({ name }) => name === word)
  return meant.length > 0 ? meant : verbs
}

function verbCommand(verb: Verb): Command {
  const command = commandOf(verb.name, verb.summary, [...verb.flags, ...reportFlags])
  for (const [operand, description] of verb.operands) command.argument(operand, description)
  const examples = verb.examples.map((example) => `  $ ${example}`).join('\n')
  return command.addHelpText('after', `\nExamples:\n${examples}`)
}

function commandOf(name: string, description: string, flags: readonly Flag[]): Command {
  const command = new Command(name)
    .description(description)
    .showSuggestionAfterError()
    .exitOverride()
  command.configureOutput({ writeErr: () => {} })
  command.configureHelp({ optionDescription: optionText })
  for (const flag of flags) command.addOption(optionOf(flag))
  return command
}

/** An empty list is no default to speak of. */
function optionText(option: Option): string {
  return Array.isArray(option.defaultValue)
    ? option.description
    : Help.prototype.optionDescription(option)
}

function optionOf(flag: Flag): Option {
  const summary = flag.repeatable ? `${flag.summary} (repeatable)` : flag.summary
  const option = new Option(flag.flag, summary)
  if (flag.choices) option.choices([...flag.choices])
  if (flag.read) option.argParser(flag.read)
  if (flag.fallback !== undefined) option.default(flag.fallback)
  if (flag.repeatable) {
    option.default([]).argParser((value: string, before: string[]) => [...before, value])
  }
  return option
}

/** Which verb a word without one may need: a file is run or played, and other tools validate what is tested here; `''` for none. */
function verbHint(reason: string): string {
  const word = /^unknown command '(.*)'$/s.exec(reason)?.[1] ?? ''
  if (isTapeName(word) || isDocumentName(word))
    return `Say what to do with it: runbook run ${shellWord(word)}`
  if (extname(word).toLowerCase() === '.cast')
    return `Say what to do with it: runbook play ${shellWord(word)}`
  if (word === 'validate') return 'Did you mean test?'
  return ''
}

/** Where it is said what a verb takes: of the one that was given, else of all. */
function helpHint(commands: readonly Command[]): string {
  const [own, ...others] = commands
  if (!own || others.length > 0) return '"runbook --help" shows the verbs and flags.'
  return `"runbook ${own.name()} --help" shows what it takes.`
}

/** Help and version are no errors; what commander says of the rest is. */
function usageCode(error: unknown, commands: readonly Command[]): number {
  if (!(error instanceof CommanderError)) throw error
  if (error.exitCode === 0) return exitCode.done
  // What `help` is asked for and cannot find, commander does not name.
  const message = error.code === 'commander.help' ? 'there is no such verb' : error.message
  const [reason = '', suggestion] = message.replace(/^error: /, '').split('\n')
  const hint = suggestion?.replace(/^\((.*)\)$/, '$1') ?? (verbHint(reason) || helpHint(commands))
  throw new RunbookError('E_USAGE', reason, { hint, cause: error })
}
