import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'

import { RunbookError } from '../errors.ts'
import { confineServer } from '../sandbox/confine.ts'
import type { Policy } from '../sandbox/policy.ts'
import { childrenOf, killTree } from '../sandbox/process-tree.ts'
import { noteServerState, type ServerState } from '../sandbox/server-state.ts'
import { shellEnvironment } from '../sandbox/shell-environment.ts'
import { keepBytes } from './byte-keeper.ts'
import { readControlLines } from './control-lines.ts'
import type { OnceRun } from './once-run.ts'
import { OneShot } from './one-shot.ts'
import type { Output } from './output.ts'
import { scriptFileArguments, scriptsInside, writeScriptFile } from './script-file.ts'
import { ScriptPipes } from './script-pipes.ts'
import { requestText, setUpText } from './shell-server-text.ts'

/** How a script's shell ended, or with the server's own end, how that did. */
interface End {
  readonly exitCode: number | null
  readonly signal: NodeJS.Signals | null
}

type ServerProcess = ChildProcessByStdio<Writable, Readable, Readable>

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
  #onLine: (line: string) => void = () => undefined
  #onEnd: (end: End) => void = () => undefined
  #isClean: Promise<boolean> = Promise.resolve(true)

  private constructor(policy: Policy, shell: string, pipes: ScriptPipes) {
    this.#policy = policy
    this.#pipes = pipes
    this.#process = startProcess({ ...policy, mounts: [...policy.mounts, ...pipes.mounts] }, shell)
    const { stdin, stdout, stderr } = this.#process
    stdout.on(
      'data',
      readControlLines((line) => this.#onLine(line)),
    )
    stderr.on('data', (data: Uint8Array) => this.#said.push(data))
    // A server that ended says so by itself.
    stdin.on('error', () => undefined)
    this.#exited = new Promise((resolve) => {
      const end = (exitCode: number | null, signal: NodeJS.Signals | null): void => {
        this.#alive = false
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

  /** True when the next script would find the sandbox as new; waits for the server's word on the last one. */
  async isClean(): Promise<boolean> {
    return (await this.#isClean) && this.#alive
  }

  /** Runs one script, as `runOnce()` does; one at a time, and only when `isClean()`. */
  async run(run: OnceRun): Promise<Output> {
    const { file, language, cwd } = run
    const name = file === null ? '' : writeScriptFile(this.#pipes.scripts, run, file)
    this.#pipes.setInput(file?.input ?? run.script)
    const argv =
      file === null
        ? [language.program, ...language.options]
        : scriptFileArguments(run, file, join(scriptsInside, name))
    const shot = new OneShot({ run, pid: this.#process.pid ?? -1 })
    const streams = [
      this.#pipes.open('out', (data) => shot.receive(data, 'stdout')),
      this.#pipes.open('err', (data) => shot.receive(data, 'stderr')),
    ]
    const end = await this.#request(requestText(cwd, argv))
    // What the script left behind goes with the sandbox.
    if (this.#state?.isUnchanged() !== true) this.#kill()
    for (const stream of streams) stream.release()
    await Promise.all(streams.map(({ closed }) => closed))
    if (name !== '') rmSync(join(this.#pipes.scripts, name), { force: true })
    return shot.finish(end.exitCode, end.signal)
  }

  /** Kills all that is in the sandbox, and removes its files. */
  async close(): Promise<void> {
    this.#kill()
    await this.#exited
    this.#state?.close()
    this.#pipes.close()
  }

  async #start(): Promise<void> {
    const { stdin } = this.#process
    const answered = new Promise<boolean>((resolve) => {
      this.#onLine = () => resolve(true)
      this.#onEnd = () => resolve(false)
    })
    stdin.write(setUpText(shellEnvironment(this.#policy, { terminal: false })))
    if (!(await answered)) throw failure(this.#said.bytes())
    const [shell] = childrenOf(this.#process.pid ?? -1)
    this.#state = noteServerState(shell ?? -1, this.#policy)
  }

  /** Sends a request; the answer is the status of its program, or how the server itself ended. */
  #request(text: string): Promise<End> {
    return new Promise((resolveEnd) => {
      this.#isClean = new Promise((resolveClean) => {
        this.#onEnd = (end) => {
          resolveEnd(end)
          resolveClean(false)
        }
        this.#onLine = (line) => {
          if (/^\d/u.test(line)) resolveEnd({ exitCode: Number(line), signal: null })
          else resolveClean(line === 'clean')
        }
      })
      this.#process.stdin.write(text)
    })
  }

  #kill(): void {
    if (!this.#alive) return
    this.#alive = false
    killTree(this.#process.pid ?? -1)
  }
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
