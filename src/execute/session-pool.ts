import type { Plan, Step } from '../plan/plan.ts'
import { targetName } from '../remote/remote-place.ts'
import type { Policy } from '../sandbox/policy.ts'
import { bash } from '../session/languages/bash.ts'
import { findLanguageProgram } from '../session/languages/find-language-program.ts'
import type { Language } from '../session/languages/language.ts'
import { languages } from '../session/languages/languages.ts'
import { programLanguages } from '../session/languages/program-languages.ts'
import { openSession } from '../session/open-session.ts'
import { openRemoteSession } from '../session/remote/open-remote-session.ts'
import type { RemoteHosts } from '../session/remote/remote-hosts.ts'
import type { Session } from '../session/session.ts'
import { programOf } from './program-block.ts'
import { isInHome, shellPath } from './shell-path.ts'

/** What a new session starts with. */
export interface SessionPoolOptions {
  readonly policy: Policy
  /** The plan whose steps use the sessions. */
  readonly plan: Plan
  readonly hosts: RemoteHosts
  readonly signal: AbortSignal
}

/** A session for a job. */
export interface GivenSession {
  readonly session: Session
  /** True when it was opened for the job. */
  readonly isNew: boolean
  /** True when an earlier one of its name had ended. */
  readonly restarted: boolean
}

/** The live sessions of a run, by name; a session that ended is replaced by a new one. */
export class SessionPool {
  readonly #sessions = new Map<string, Session>()
  readonly #ended = new Set<string>()
  /** When the last job of each session is over. */
  readonly #turns = new Map<string, Promise<void>>()
  /** Shells inside of sessions, by the index of the block that opened them. */
  readonly #inner = new Map<number, Session>()
  readonly #options: SessionPoolOptions

  constructor(options: SessionPoolOptions) {
    this.#options = options
  }

  /** Does a job in the session of a step, in directory `cwd` when it is new; jobs of one session wait for each other. */
  async use<Result>(
    step: Step,
    cwd: string,
    job: (given: GivenSession) => Promise<Result>,
  ): Promise<Result> {
    const name = sessionName(step)
    const before = this.#turns.get(name) ?? Promise.resolve()
    const turn = before.then(async () => job(await this.#get(name, step, cwd)))
    this.#turns.set(
      name,
      turn.then(
        () => undefined,
        () => undefined,
      ),
    )
    return turn
  }

  async #get(name: string, step: Step, cwd: string): Promise<GivenSession> {
    const known = this.#sessions.get(name)
    if (known?.alive) return { session: known, isNew: false, restarted: false }
    if (known) await this.#drop(name, known)
    const session = await this.open(step, cwd)
    this.#sessions.set(name, session)
    return { session, isNew: true, restarted: this.#ended.delete(name) }
  }

  /** A session of its own for one step; the caller closes it. */
  async open(step: Step, cwd: string): Promise<Session> {
    const { remote, mkdirp, recording } = step.arguments
    const { cols, rows } = recording
    const { hosts, signal } = this.#options
    const policy = this.#policyFor(step)
    const language = this.#languageOf(step, policy)
    if (remote === null) return openSession({ language, policy, cwd, cols, rows })
    const { outputBytes } = policy.limits
    const settings = { cols, rows, mkdirp, outputBytes, signal, env: policy.env }
    return openRemoteSession({ ...settings, hosts, place: remote, language })
  }

  /**
   * Shells keep their sessions in bash, but in Org what is sh or dash alone in these, as in Emacs. In Markdown `sh` is a
   * word for any shell. Only bash waits for ports, and only into bash is typed what is shown.
   */
  #languageOf(step: Step, policy: Policy): Language {
    const { plan } = this.#options
    const name = sessionName(step)
    const sharing = plan.steps.filter((other) => sessionName(other) === name)
    const { language } = step.block
    const isPlain = [step, ...sharing].every(
      (other) => other.block.language === language && needsNoBash(other),
    )
    const own = isPlain && plan.document.format === 'org' ? languages.get(language) : undefined
    return programSession(step, policy) ?? (own?.driver ? own : bash)
  }

  /**
   * What only goes into an Org document is printed for no terminal, as Emacs has it (comint-term-environment). On another one
   * nobody is there to turn the pages of git, man or systemctl.
   */
  #policyFor(step: Step): Policy {
    const { policy, plan } = this.#options
    const name = sessionName(step)
    const isShown = plan.steps.some((other) => sessionName(other) === name && showsTerminal(other))
    const isPlain = plan.document.format === 'org' && !isShown && !showsTerminal(step)
    return { ...policy, env: { ...(isPlain ? { TERM: 'dumb' } : { PAGER: 'cat' }), ...policy.env } }
  }

  /** The shell that a block opened inside of its session, null when it is not there. */
  inner(opener: number): Session | null {
    const shell = this.#inner.get(opener)
    return shell?.alive ? shell : null
  }

  /** Keeps a shell that a block opened, until `leaveShells()`. */
  keepInner(opener: number, shell: Session): void {
    this.#inner.set(opener, shell)
  }

  /** Leaves the inner shells that a step does not run in. */
  async leaveShells(step: Step): Promise<void> {
    for (const [opener, shell] of this.#inner) {
      if (opener === step.inside) continue
      this.#inner.delete(opener)
      await shell.close()
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.close()))
    this.#sessions.clear()
  }

  async #drop(name: string, session: Session): Promise<void> {
    this.#sessions.delete(name)
    this.#ended.add(name)
    await session.close()
  }
}

/** True for a step whose output is seen as a terminal shows it. */
function showsTerminal({
  recordTo,
  opensShell,
  inside,
  arguments: { environment },
}: Step): boolean {
  return recordTo.length > 0 || opensShell || inside !== null || environment.terminal.isTerminal
}

/** True for a step that any shell can run. */
function needsNoBash(step: Step): boolean {
  const { background, wait } = step.arguments
  return !background && wait === null && !showsTerminal(step)
}

/** Each machine has sessions of its own, and each program. */
function sessionName({ block, arguments: { session, remote } }: Step): string {
  const program = programLanguages.get(block.language)
  const name = program ? `${program.name} ${session}` : session
  return remote === null ? name : `${targetName(remote.hops)} ${name}`
}

/** The language whose own program keeps its session, null for a shell. Throws `E_PROGRAM_MISSING`. */
function programSession(step: Step, policy: Policy): Language | null {
  const program = programLanguages.get(step.block.language)
  const kept = program?.session
  if (!program || !kept) return null
  const [command = program.name, ...options] = programOf(step, program, policy).split(/\s+/)
  if (step.arguments.remote === null && !command.includes('/'))
    findLanguageProgram({ ...program, programs: [command] }, policy)
  const words = [...goHome(step), command, ...options]
  const driver: Language['driver'] = (place) => kept.driver(words, place)
  return { name: program.name, program: command, options, driver }
}

/** A session that starts in the home, which is known only inside. */
function goHome({ arguments: { dir, remote } }: Step): string[] {
  if (remote !== null || !isInHome(dir)) return []
  return ['sh', '-c', `cd ${shellPath(dir)} || exit; exec "$0" "$@"`]
}
