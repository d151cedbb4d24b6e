import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

import { RunbookError } from '../errors.ts'
import { confineServer } from '../sandbox/confine.ts'
import { giveWay } from '../sandbox/give-way.ts'
import type { Policy } from '../sandbox/policy.ts'
import { childrenOf, killTree } from '../sandbox/process-tree.ts'
import { noteServerState, type ServerState } from '../sandbox/server-state.ts'
import { shellEnvironment } from '../sandbox/shell-environment.ts'
import { keepBytes } from './byte-keeper.ts'
import { readControlLines } from './control-lines.ts'
import type { Language } from './languages/language.ts'
import type { OnceRun } from './once-run.ts'
import { OneShot } from './one-shot.ts'
import type { Output } from './output.ts'
import { scriptFileArguments, scriptsInside, writeScriptFile } from './script-file.ts'
import { ScriptPipes } from './script-pipes.ts'
import { bootText, requestText, setUpText } from './shell-server-text.ts'

/** How a script's shell ended, or with the server's own end, how that did. */
interface End {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
}

type ServerProcess = ChildProcessByStdio<Writable, Readable, Readable>

/** What the server said of a script at its end. */
const endReport = /^(?<status>\d+) (?<left>clean|remains)$/u

/**
 * A sandbox with a small shell in it that runs scripts one after the other, each in a fresh process of its language.
 *
 * A script finds what it would find in a sandbox of its own: the sandbox is used again only when it is as it was at its start
 * (`noteServerState()`), with no process, no changed limit and nothing in it that is not shared anyway. Else it ends with the script.
 */
export class ShellServer {
  readonly #policy: Policy
  readonly #pipes: ScriptPipes
  readonly #process: ServerProcess
  readonly #said = keepBytes()
  readonly #exited: Promise<void>
  #state: ServerState | null = null
  #alive = true
  #isClean = true
  #onReady: () => void = () => undefined
  #onEnd: (end: End) => void = () => undefined
  /** The program that waits for its script, with its start and its end. */
  #waiting: { program: string; ready: Promise<void>; end: Promise<End> } | null = null

  private constructor(policy: Policy, shell: string, pipes: ScriptPipes) {
    this.#policy = policy
    this.#pipes = pipes
    this.#process = startProcess({ ...policy, mounts: [...policy.mounts, ...pipes.mounts] }, shell)
    const { stdin, stdout, stderr } = this.#process
    stdout.on(
      'data',
      readControlLines((line) => this.#hear(line)),
    )
    stderr.on('data', (data: Uint8Array) => this.#said.push(data))
    // A server that ended says so by itself.
    stdin.on('error', () => undefined)
    this.#exited = new Promise((resolve) => {
      const end = (exitCode: number | null, signal: NodeJS.Signals | null): void => {
        this.#alive = false
        this.#isClean = false
        this.#onReady()
        this.#onEnd({ exitCode, signal })
        resolve()
      }
      this.#process.once('exit', end)
      this.#process.once('error', (error) => {
        this.#said.push(Buffer.from(error.message))
        end(null, null)
      })
    })
  }

  /** Starts one with that POSIX shell of the host, dash or bash. Throws `E_SESSION` when it does not come up, and what `confineServer()` throws. */
  static async open(policy: Policy, shell: string): Promise<ShellServer> {
    const pipes = new ScriptPipes()
    let server: ShellServer | null = null
    try {
      server = new ShellServer(policy, shell, pipes)
      await Promise.all([pipes.make(), server.#start()])
      return server
    } catch (error) {
      if (server === null) pipes.close()
      else await server.close()
      throw error
    }
  }

  /** True when a program waits in it for its script. */
  get isWaiting(): boolean {
    return this.#waiting !== null
  }

  /** True when the next script would find the sandbox as new. */
  isClean(): boolean {
    // It was before a program came to wait in it.
    const isAsBefore = this.isWaiting || this.#state?.isUnchanged() === true
    return this.#alive && this.#isClean && isAsBefore
  }

  /** Runs one script, as `runOnce()` does; one at a time, and only when `isClean()`. */
  async run(run: OnceRun): Promise<Output> {
    const name = run.file === null ? '' : writeScriptFile(this.#pipes.scripts, run, run.file)
    this.#pipes.setInput(run.file?.input ?? run.script)
    const shot = new OneShot({ run, pid: this.#process.pid ?? -1 })
    this.#pipes.receive((data, stream) => shot.receive(data, stream))
    const end = await this.#execute(run, name)
    // What the script left behind goes with the sandbox.
    if (this.#state?.isAlone() === true && this.#alive) await this.#pipes.drained()
    else {
      this.#kill()
      await this.#pipes.ended()
    }
    if (name !== '') rmSync(join(this.#pipes.scripts, name), { force: true })
    return shot.finish(end.exitCode, end.signal)
  }

  /**
   * Starts a program that waits for its script, so that the next `run()` of it need not wait for the program; only when
   * `isClean()`. It must be one that reads ahead (`readsAhead()`).
   */
  prepare({ program, options }: Language): void {
    this.#pipes.openScript()
    const ready = new Promise<void>((resolve) => {
      this.#onReady = resolve
    })
    const end = this.#request(requestText('/', [program, ...options], 'script'))
    this.#waiting = { program, ready, end }
  }

  /** Kills all that is in the sandbox, and removes its files. */
  async close(): Promise<void> {
    this.#kill()
    await this.#exited
    this.#state?.close()
    this.#pipes.close()
  }

  async #execute(run: OnceRun, name: string): Promise<End> {
    const { file, language, cwd } = run
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting !== null) {
      await waiting.ready
      const isWanted = waiting.program === language.program && canWait(run)
      this.#pipes.sendScript(isWanted ? `${bootText(cwd)}${run.script}` : '')
      const end = await waiting.end
      if (isWanted || !this.#alive) return end
    }
    const argv =
      file === null
        ? [language.program, ...language.options]
        : scriptFileArguments(run, file, join(scriptsInside, name))
    return this.#request(requestText(cwd, argv))
  }

  async #start(): Promise<void> {
    const { stdin, stderr } = this.#process
    const answered = new Promise<boolean>((resolve) => {
      this.#onReady = () => resolve(this.#alive)
    })
    stdin.write(setUpText(shellEnvironment(this.#policy, { terminal: false })))
    if (!(await answered)) {
      // Its end can be told before its last words.
      if (!stderr.closed) await once(stderr, 'close')
      throw failure(this.#said.bytes())
    }
    giveWay(this.#process.pid ?? -1)
    const [shell] = childrenOf(this.#process.pid ?? -1)
    this.#state = noteServerState(shell ?? -1, this.#policy)
  }

  /** Sends a request; the answer is the status of its program, or how the server itself ended. */
  #request(text: string): Promise<End> {
    return new Promise((resolve) => {
      this.#onEnd = resolve
      this.#process.stdin.write(text)
    })
  }

  #hear(line: string): void {
    if (line === 'ready') return this.#onReady()
    const said = endReport.exec(line)?.groups
    this.#isClean = said?.['left'] === 'clean'
    this.#onEnd({ exitCode: Number(said?.['status'] ?? '1'), signal: null })
  }

  #kill(): void {
    if (!this.#alive) return
    this.#alive = false
    const { pid } = this.#process
    if (pid !== undefined) killTree(pid)
  }
}

/** Longer scripts would not fit into a pipe at once (pipe(7)), or be read by the shell at once. */
const longestWaitedFor = 2048

/** True for a script that a shell which waits can take. */
export function canWait({ file, script }: OnceRun): boolean {
  return (
    file === null &&
    script.length <= longestWaitedFor &&
    Buffer.byteLength(script) <= longestWaitedFor
  )
}

function startProcess(policy: Policy, shell: string): ServerProcess {
  const { file, args, env, cwd } = confineServer(policy, shell, ['-s'])
  return spawn(file, args, { env, cwd, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
}

function failure(said: Uint8Array): RunbookError {
  const reason = Buffer.from(said).toString().trim()
  return new RunbookError('E_SESSION', `the sandbox did not start: ${reason}`, {
    hint: 'Run `runbook doctor` to see whether bash and the sandbox work here.',
  })
}
