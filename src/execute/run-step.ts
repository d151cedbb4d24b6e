import { trimChars } from '../document/trim-chars.ts'
import { hline, type Value } from '../document/value.ts'
import { type ErrorCode, RunbookError } from '../errors.ts'
import { cacheHash } from '../plan/cache-hash.ts'
import { isLisp } from '../plan/lisp-body.ts'
import type { Step } from '../plan/plan.ts'
import { valueText } from '../plan/shell-assignment.ts'
import { shellQuote } from '../plan/shell-quote.ts'
import type { TableNames } from '../plan/table-names.ts'
import { remoteRefusal } from '../remote/remote-grant.ts'
import { bash } from '../session/languages/bash.ts'
import { languages } from '../session/languages/languages.ts'
import { programLanguages } from '../session/languages/program-languages.ts'
import { sh } from '../session/languages/sh.ts'
import type { OnceRun, ScriptFile } from '../session/once-run.ts'
import { runRemoteOnce } from '../session/remote/run-remote-once.ts'
import type { Session } from '../session/session.ts'
import { answeredOutput } from './answered-output.ts'
import { atHome, goHome } from './at-home.ts'
import { backgroundScript } from './background-script.ts'
import { boundOutput, limitMs } from './bound-output.ts'
import { inEnvironment, withEnvironment } from './in-environment.ts'
import { failedOutcome, judge } from './judge.ts'
import { type Outcome, skippedOutcome } from './outcome.ts'
import { programBlock } from './program-block.ts'
import { ReferenceResolver } from './reference-resolver.ts'
import { withRefusalNotes } from './refusal-notes.ts'
import { remoteDirectory, remoteSettings } from './remote-directory.ts'
import { makeDirectory } from './result-file.ts'
import { withValue } from './result-value.ts'
import { runInSession } from './run-in-session.ts'
import { runLisp } from './run-lisp.ts'
import { openInner, runInside } from './run-nested.ts'
import { runProgramInSession } from './run-program-session.ts'
import type { StepContext } from './step-context.ts'
import {
  blockDirectory,
  missingDirectory,
  sessionDirectory,
  stepDirectory,
} from './step-directory.ts'
import { endNotes, type StepOutput } from './step-output.ts'

/** Runs one step; what it refers to and cannot have makes it fail, and leaves the others alone. */
export async function runStep(step: Step, context: StepContext): Promise<Outcome> {
  const startedAt = Date.now()
  try {
    return await attempt(step, startedAt, context)
  } catch (error) {
    if (!(error instanceof RunbookError) || !isOwnFault(error, context)) throw error
    const failed = failedOutcome(step, startedAt, [`${error.code} ${error.message}`, error.hint])
    return context.options.signal.aborted ? { ...failed, status: 'cancelled' } : failed
  }
}

/** A program that is not there stops a run, unless it is to go on. */
function isOwnFault({ code }: RunbookError, { options }: StepContext): boolean {
  if (ownFaults.has(code) || options.signal.aborted) return true
  return options.keepGoing && code === 'E_PROGRAM_MISSING'
}

/** Faults of one block alone. */
const ownFaults: ReadonlySet<ErrorCode> = new Set([
  'E_HEADER_ARGUMENT',
  'E_NO_SUCH_FILE',
  'E_NO_SUCH_NAME',
  'E_REFERENCE_RING',
  'E_REMOTE',
  'E_NOWEB_RING',
  'E_UNWRITABLE',
])

/** In its session, on a terminal of its own when it is recorded, else on pipes. */
async function attempt(step: Step, startedAt: number, context: StepContext): Promise<Outcome> {
  if (step.fault) throw step.fault
  const { remote, dir, mkdirp, resultFile } = step.arguments
  const { options } = context
  // References can lead to blocks that the plan did not see; a rehearsal contacts nothing.
  const contacts = remote !== null && options.remote.answer === null
  const mayContact = remote !== null && !context.isBrought && options.remote.isGranted(remote.hops)
  if (contacts && !mayContact) throw remoteRefusal(remote.hops, null)
  if (remote === null && mkdirp && dir !== '') await makeDirectory(dir, context)
  if (remote === null && resultFile.madeDirectory !== '')
    await makeDirectory(resultFile.madeDirectory, context)
  const cwd = stepDirectory(step, context)
  if (cwd === null) return failedOutcome(step, startedAt, [missingDirectory(step, context)])
  const { step: resolved, names } = await resolverOf(context).resolve(step)
  const hash = hashOf(resolved, names)
  const cached = hash === null ? null : await context.cache.find(context.plan.document, step.block)
  if (cached !== null && cached.hash === hash)
    return { ...skippedOutcome(step, 'cached'), value: cached.value }
  const judged = await judgedRun(step, resolved, { cwd, startedAt, context })
  const { code } = resolved
  const outcome = { ...judged, code, hash, remoteDirectory: await remoteDirectory(judged, context) }
  const call = (text: string, thisValue: Value): Promise<Value> =>
    resolverOf({ ...context, thisValue }).value(text)
  return withValue(outcome, { names, context, call })
}

/** Runs a step with its values; its outcome is one of the step as it was planned. */
async function judgedRun(
  step: Step,
  resolved: Step,
  { cwd, startedAt, context }: { cwd: string; startedAt: number; context: StepContext },
): Promise<Outcome> {
  if (isLisp(step.block.language)) return { ...runLisp(resolved, startedAt), step }
  const output = boundOutput(step, await runIn(withStatus(resolved), cwd, context))
  const outcome = judge(step, startedAt, wantsStatus(step) ? lastLine(output) : output)
  return withRefusalNotes(outcome, context.options.policy)
}

/** Runs a script of ours in place of a step's own, where that would run, unseen; null when its directory is not there. */
export async function runScriptOf(step: Step, context: StepContext): Promise<StepOutput | null> {
  const cwd = stepDirectory(step, context)
  return cwd === null ? null : runIn(step, cwd, { ...context, ...unseen })
}

/** With `:cache yes` a result is kept under the hash of its block (Org manual, "Cache"). */
function hashOf(step: Step, names: TableNames): string | null {
  return step.arguments.cache ? cacheHash(step, names) : null
}

function wantsStatus({ block, arguments: { results } }: Step): boolean {
  return results.words.includes('value') && !programLanguages.has(block.language)
}

/** With `:results value` the shell says the status of its last command at the end (org-babel-execute:shell). */
function withStatus(step: Step): Step {
  return wantsStatus(step) ? { ...step, script: `${step.script}\necho $?` } : step
}

/** The value is then the last line that is not empty, and the step's status too when it is one. */
function lastLine(output: StepOutput): StepOutput {
  const line = output.text.split('\n').findLast((text) => text !== '') ?? ''
  const exitCode = /^\d{1,3}$/.test(line) ? Number(line) : output.last.exitCode
  return { ...output, text: line, last: { ...output.last, exitCode } }
}

async function runIn(step: Step, cwd: string, context: StepContext): Promise<StepOutput> {
  const { answer } = context.options.remote
  if (!isTyped(step, context)) context.onTyped(step.code)
  const isElsewhere = step.arguments.remote !== null || step.inside !== null
  if (isElsewhere && answer !== null) return answeredOutput(step, answer(step))
  if (step.inside !== null) return runInside(step, step.inside, context)
  if (step.arguments.session !== '' && !isExternal(step, context)) {
    context.onScript()
    const start = sessionDirectory(step, cwd, context)
    return context.sessions.use(step, start, async ({ session, isNew, restarted }) => {
      const directory = blockDirectory(step, cwd, context)
      const output = await inEnvironment({ step, session, directory }, context, () =>
        runLive(isNew ? atHome(step) : step, session, context),
      )
      return restarted ? { ...output, notes: [restartNote, ...output.notes] } : output
    })
  }
  if (step.recordTo.length === 0 && !step.arguments.environment.terminal.isTerminal)
    return runOnPipes(step, cwd, withEnvironment(step, context))
  const session = await context.sessions.open(step, cwd)
  try {
    return await inEnvironment({ step, session, directory: null }, context, () =>
      runInSession(atHome(step), session, context),
    )
  } finally {
    await session.close()
  }
}

/** True for a recorded block that a shell of ours gets command by command. */
function isTyped(step: Step, { options }: StepContext): boolean {
  const isAnswered = step.arguments.remote !== null && options.remote.answer !== null
  const isWhole = isAnswered || step.inside !== null || step.opensShell || step.arguments.background
  return step.recordTo.length > 0 && !isWhole
}

/**
 * In Org a block of a shell with input or words of its own runs apart from its session, and its errors are in its
 * result.
 */
function isExternal({ block, arguments: given }: Step, { plan }: StepContext): boolean {
  if (plan.document.format !== 'org' || programLanguages.has(block.language)) return false
  return given.stdin !== '' || given.cmdline !== null
}

/** In its live session, be it a shell's or another program's. */
async function runLive(step: Step, session: Session, context: StepContext): Promise<StepOutput> {
  const { remote, policy } = context.options
  const program = programLanguages.get(step.block.language)
  if (program?.session) {
    const block = programBlock(step, program, { policy, stdin: undefined })
    return runProgramInSession({ step, block, session }, program.session, context)
  }
  const opens = step.opensShell && remote.answer === null
  return (opens ? openInner : runInSession)(step, session, context)
}

const restartNote =
  'The session had ended: this block started with a new shell, without earlier state.'

async function runOnPipes(step: Step, cwd: string, context: StepContext): Promise<StepOutput> {
  const { policy, signal } = context.options
  const { remote, mkdirp } = step.arguments
  const run = {
    ...(await started(step, context)),
    timeoutMs: limitMs(step),
    onOutput: context.onOutput,
    signal,
  }
  const last =
    remote === null
      ? await context.shells.run({ ...run, policy, cwd })
      : await runRemoteOnce({ ...run, ...remoteSettings(context), place: remote, mkdirp })
  const text = decode(last.stdout)
  return { last, text, stderr: decode(last.stderr), commands: [], notes: endNotes(last, false) }
}

/** The shell of a step and what it is given: the block, or how another program runs it. */
async function started(
  step: Step,
  context: StepContext,
): Promise<Pick<OnceRun, 'language' | 'script' | 'file'>> {
  const { policy, remote } = context.options
  const program = programLanguages.get(step.block.language)
  const file = program ? null : await scriptFile(step, context)
  const script = program
    ? program.start(
        programBlock(step, program, { policy, stdin: await standardInput(step, context) }),
      )
    : file === null
      ? asInput(step.script)
      : step.script
  // Only bash can wait for ports.
  const waits = step.arguments.background || step.arguments.wait !== null
  return {
    language: program && !waits ? sh : (languages.get(step.block.language) ?? bash),
    script: backgroundScript(
      { ...step, script: `${goHome(step)}${script}` },
      remote.answer !== null,
    ),
    file,
  }
}

/** A script that its shell reads from standard input has no blanks at its ends, but for a line feed (org-babel-eval). */
function asInput(script: string): string {
  return `${trimChars(script, ' \t\n\r')}\n`
}

/** The value that `:stdin` names, undefined without it. */
async function standardInput(step: Step, context: StepContext): Promise<Value | undefined> {
  const { stdin } = step.arguments
  return stdin === '' ? undefined : resolverOf(context).value(stdin)
}

/** A script becomes a file when it has a first line, words or input of its own. */
async function scriptFile(step: Step, context: StepContext): Promise<ScriptFile | null> {
  const { shebang, cmdline, stdin, padline } = step.arguments
  if (shebang === '' && cmdline === null && stdin === '') return null
  const value = await standardInput(step, context)
  const none = cmdline === null ? '\n' : ''
  const input = value === undefined ? none : inputText(value)
  // A script with a first line of its own gets them as a single word (org-babel-sh-evaluate).
  const words = shebang === '' || !cmdline ? (cmdline ?? '') : shellQuote(cmdline)
  return { shebang, padline, words, input, mixed: isExternal(step, context) }
}

/** Tables are read without their rules, tabs between their cells (org-babel-sh-var-to-string). */
function inputText(value: Value): string {
  const rows = Array.isArray(value) ? value.filter((row) => row !== hline) : value
  return valueText(rows, { separator: '\t', hlineString: '' })
}

/** What runs for a step's arguments is not shown. */
const unseen = { onOutput: () => {}, onTyped: () => {}, onScript: () => {} }

function resolverOf(context: StepContext): ReferenceResolver {
  return new ReferenceResolver({
    ...context,
    directory: context.options.directory,
    cache: context.cache,
    run: async (called, from) => {
      if (context.options.signal.aborted) throw interrupted
      return (await attempt(called, Date.now(), { ...context, ...from, ...unseen })).value
    },
  })
}

/** References to blocks with two references each would go on for hours, each of them ended at once. */
const interrupted = new RunbookError('E_BLOCK_FAILED', 'the run was interrupted', {
  hint: 'Run it again.',
})

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
