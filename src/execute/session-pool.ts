import type { Step } from '../plan/plan.ts'
import type { Policy } from '../sandbox/policy.ts'
import { bash } from '../session/languages/bash.ts'
import { openSession } from '../session/open-session.ts'
import type { Session } from '../session/session.ts'

/** What a new session starts with. */
export interface SessionPoolOptions {
  readonly policy: Policy
}

/** The live sessions of a run, by name; a session that ended is replaced by a new one. */
export class SessionPool {
  readonly #sessions = new Map<string, Session>()
  readonly #ended = new Set<string>()
  readonly #options: SessionPoolOptions

  constructor(options: SessionPoolOptions) {
    this.#options = options
  }

  /** The session of a step, in directory `cwd` when it is new; `restarted` when an earlier one had ended. */
  async get(step: Step, cwd: string): Promise<{ session: Session; restarted: boolean }> {
    const name = step.arguments.session
    const known = this.#sessions.get(name)
    if (known?.alive) return { session: known, restarted: false }
    if (known) await this.#drop(name, known)
    const session = await this.open(step, cwd)
    this.#sessions.set(name, session)
    return { session, restarted: this.#ended.delete(name) }
  }

  /** A session of its own for one step; the caller closes it. */
  async open(step: Step, cwd: string): Promise<Session> {
    const { cols, rows } = step.arguments.recording
    return openSession({ language: bash, policy: this.#options.policy, cwd, cols, rows })
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
