import { setTimeout as sleep } from 'node:timers/promises'

import { RunbookError } from '../errors.ts'
import { openPty } from '../pty/open-pty.ts'
import { lineForms } from '../redact/secret-mask.ts'
import { themeColors } from '../render/colors.ts'
import { confine } from '../sandbox/confine.ts'
import { isSocket } from '../sandbox/foreign-sockets.ts'
import { giveWay } from '../sandbox/give-way.ts'
import type { Policy } from '../sandbox/policy.ts'
import { childrenOf, killTree } from '../sandbox/process-tree.ts'
import { watchSandbox } from '../sandbox/watchdog.ts'
import { openScreen, type OpenScreen } from '../screen/open-screen.ts'
import type { Theme } from '../screen/theme.ts'
import { maskedScreen } from './masked-screen.ts'
import type { TapePlan } from './plan-tape.ts'
import { PromptMarks, type Prompts } from './prompt-marks.ts'
import { promptedShell } from './prompted-shell.ts'
import { type Fence, openFence } from './time/fence.ts'
import { QuietWatch } from './time/quiet-watch.ts'

/** A shell on a terminal of its own, played by a tape. */
export interface TapeTerminal {
  /** What the terminal shows; its lines are masked. */
  readonly screen: OpenScreen
  readonly watch: QuietWatch
  /** Why it came to its end, `''` while it is alive. */
  readonly ended: () => string
  /** Which of its limits ended it, `''` for none. */
  readonly exceeded: () => string
  /** Known only of the shells of tapes with extensions. */
  readonly prompts: () => Prompts
  /** Sets the receiver of output; what came before is handed over first. */
  onOutput(receive: (data: Uint8Array) => void): void
  /** Types bytes. */
  write(data: string): void
  /** Kills everything that runs on it. */
  close(): Promise<void>
}

/** What a tape's shell is started with. */
export interface TapeStage {
  readonly plan: TapePlan
  readonly policy: Policy
  /** The colours of its terminal. */
  readonly theme: Theme
  /** Values that are masked in what its screen shows. */
  readonly secrets: readonly string[]
}

/** A shell that shows no prompt within this time is taken as it is, in milliseconds. */
const startMs = 10_000
/** A tape may print as much as so many blocks of a document. */
const blocksOfTape = 4
/** So long a silence ends the start of a shell that is never quiet, in milliseconds. */
const silenceMs = 300
/** Time between two looks of the watchdog and between looks at a starting shell, in milliseconds. */
const [watchdogMs, lookMs] = [100, 3]

/**
 * Starts the shell of a tape under a policy and waits until it shows its prompt. The given
 * secrets are masked in the lines of its screen; its output is as it comes.
 * @throws RunbookError what `confine()` throws, and E_PROGRAM_MISSING when the shell does not start.
 */
export async function openTapeTerminal({
  plan,
  policy,
  theme,
  secrets,
}: TapeStage): Promise<TapeTerminal> {
  const { cols, rows } = plan.canvas
  const { shell, prompt } = plan.settings
  const own = plan.isExtended ? promptedShell(shell, prompt) : shell
  const given = { ...policy, env: { ...own.env, ...plan.env, ...policy.env } }
  const start = { terminal: true, cwd: plan.start }
  const command = confine(given, own.argv, start)
  const pty = openPty({ ...command, cols, rows })
  const shown = { screen: openScreen({ cols, rows }), theme, secrets }
  const terminal = new LiveTerminal(pty, given, shown)
  await started(terminal)
  giveWay(pty.pid)
  if (terminal.ended() === '') return terminal
  await terminal.close()
  throw new RunbookError('E_PROGRAM_MISSING', `the shell ${shell.name} ended at once`, {
    hint: `Look whether ${shell.name} is installed and starts, or set another Shell.`,
  })
}

/** The shell is ready when it has shown something and then waits for its terminal. */
async function started(terminal: LiveTerminal): Promise<void> {
  const until = performance.now() + startMs
  while (terminal.ended() === '' && performance.now() < until) {
    terminal.watch.shell = terminal.shellPid()
    const silentMs = performance.now() - terminal.heardAt
    if (terminal.heardAt > 0 && (terminal.watch.look() === 'quiet' || silentMs > silenceMs)) return
    // oxlint-disable-next-line no-await-in-loop -- the shell starts
    await sleep(lookMs)
  }
}

/** Under bubblewrap without the host's network, and without a socket of the host, nothing but the terminal reaches the programs. */
function isClosed({ backend, network, read, write }: Policy): boolean {
  return backend === 'bubblewrap' && network !== 'host' && ![...read, ...write].some(isSocket)
}

class LiveTerminal implements TapeTerminal {
  readonly screen: OpenScreen
  readonly watch: QuietWatch
  /** When the last output came, 0 before the first. */
  heardAt = 0
  readonly #pty: ReturnType<typeof openPty>
  readonly #depth: number
  readonly #watchdog: { stop(): void }
  readonly #fence: Fence
  #early: Uint8Array[] = []
  #receive: (data: Uint8Array) => void = (data) => void this.#early.push(data)
  readonly #marks = new PromptMarks()
  /** Of output, before it is too much. */
  #bytesLeft: number
  #ended = ''
  #exceeded = ''

  constructor(
    pty: ReturnType<typeof openPty>,
    policy: Policy,
    {
      screen,
      theme,
      secrets,
    }: { readonly screen: OpenScreen } & Pick<TapeStage, 'theme' | 'secrets'>,
  ) {
    this.#pty = pty
    this.screen = maskedScreen(screen, lineForms(secrets))
    this.#depth = policy.backend === 'bubblewrap' ? 2 : 0
    this.#fence = openFence(pty.device)
    this.#bytesLeft = blocksOfTape * policy.limits.outputBytes
    this.watch = new QuietWatch({
      pid: pty.pid,
      isClosed: isClosed(policy),
      sendFence: () => this.#fence.send(),
    })
    this.#watchdog = watchSandbox({
      pid: pty.pid,
      limits: policy.limits,
      intervalMs: watchdogMs,
      onExceeded: () => this.#stop('it used more processes or memory than the limits allow'),
    })
    screen.onReply((data) => this.write(data))
    screen.answerColors(themeColors(theme, true), (data) => this.write(data))
    pty.onData((data) => this.#heard(data))
    void pty.exited.then(({ exitCode }) => {
      this.#watchdog.stop()
      this.#fence.close()
      if (this.#ended === '') this.#ended = `it ended with exit code ${exitCode}`
    })
  }

  ended(): string {
    return this.#ended
  }

  exceeded(): string {
    return this.#exceeded
  }

  prompts(): Prompts {
    return this.#marks.prompts
  }

  /** bwrap, its first process inside, then the shell. */
  shellPid(): number {
    let pid = this.#pty.pid
    for (let depth = 0; depth < this.#depth; depth += 1) pid = childrenOf(pid)[0] ?? -1
    return pid
  }

  onOutput(receive: (data: Uint8Array) => void): void {
    this.#receive = receive
    for (const data of this.#early) receive(data)
    this.#early = []
  }

  write(data: string): void {
    this.watch.typed()
    this.#pty.write(data)
  }

  async close(): Promise<void> {
    this.#watchdog.stop()
    if (this.#ended === '') killTree(this.#pty.pid)
    await this.#pty.close()
  }

  #stop(reason: string): void {
    this.#exceeded ||= reason
    this.#ended ||= reason
    killTree(this.#pty.pid)
  }

  #heard(raw: Uint8Array): void {
    this.#bytesLeft -= raw.length
    if (this.#bytesLeft < 0) {
      this.#stop('it printed more than the limits allow')
      return
    }
    const { data, isFenced } = this.#fence.strip(raw)
    if (isFenced) this.watch.fenced()
    if (data.length > 0) {
      this.heardAt = performance.now()
      this.watch.heard()
      this.#show(data)
    }
  }

  #show(data: Uint8Array): void {
    this.#marks.heard(data)
    this.#receive(data)
    this.screen.write(data)
  }
}
