import { constants } from 'node:os'

import { type ByteKeeper, keepBytes } from '../byte-keeper.ts'
import { scanMarkers } from '../marker-scanner.ts'
import type { Output } from '../output.ts'
import { ScriptBounds } from '../script-bounds.ts'
import { signalName } from '../signal-name.ts'
import { climbSteps } from '../stop-ladder.ts'
import { remoteFault } from './remote-fault.ts'
import type { RemoteOnceRun } from './remote-once-run.ts'
import type { Supervised } from './supervised.ts'

type Stream = 'stdout' | 'stderr'

/** How far a stream has come: before the script's first byte, within, and after its last. */
interface Passage {
  phase: 'before' | 'within' | 'after'
  readonly kept: ByteKeeper
}

const ends = /^e(?<status>\d{1,3})$/u

/** Collects the output of a script on another machine between its markers, and stops it when it must not go on. */
export class RemoteShot {
  readonly output: Promise<Output>
  readonly #run: RemoteOnceRun
  readonly #supervised: Supervised
  readonly #passages: Record<Stream, Passage> = {
    stdout: { phase: 'before', kept: keepBytes() },
    stderr: { phase: 'before', kept: keepBytes() },
  }
  readonly #bounds: ScriptBounds
  /** What was said on standard error before the script began. */
  #said = ''
  #status: number | null = null
  #resolve: (output: Output) => void = () => undefined
  #reject: (error: Error) => void = () => undefined

  constructor(run: RemoteOnceRun, supervised: Supervised) {
    this.#run = run
    this.#supervised = supervised
    this.output = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    this.#bounds = new ScriptBounds(run, () => this.#climb())
    const { child, nonce } = supervised
    child.stdout?.on('data', this.#reader('stdout', nonce))
    child.stderr?.on('data', this.#reader('stderr', nonce))
    child.once('error', (error) => this.#fail(error.message))
    child.once('close', () => this.#finish())
  }

  #reader(stream: Stream, nonce: string): (data: Buffer) => void {
    const scan = scanMarkers(nonce)
    return (data) => {
      for (const piece of scan(data)) {
        if (piece.kind === 'marker') this.#mark(stream, piece.text)
        else this.#receive(stream, piece.data)
      }
    }
  }

  #mark(stream: Stream, text: string): void {
    const passage = this.#passages[stream]
    const status = ends.exec(text)?.groups?.['status']
    if (text === 'b' && passage.phase === 'before') passage.phase = 'within'
    if (status === undefined) return
    if (passage.phase === 'within') this.#status = Math.min(Number(status), 255)
    passage.phase = 'after'
    const { stdout, stderr } = this.#passages
    // What the script left running elsewhere may hold the streams open for ever.
    if (stdout.phase === 'after' && stderr.phase === 'after') this.#supervised.kill()
  }

  #receive(stream: Stream, data: Uint8Array): void {
    const { phase, kept } = this.#passages[stream]
    if (phase === 'before' && stream === 'stderr') {
      this.#said = (this.#said + Buffer.from(data).toString('utf8')).slice(-4096)
    }
    if (phase !== 'within') return
    kept.push(data)
    this.#run.onOutput(data, stream)
    const { stdout, stderr } = this.#passages
    if (stdout.kept.total + stderr.kept.total > this.#run.outputBytes)
      this.#bounds.stop('output-limit')
  }

  #climb(): () => void {
    const { tell, kill } = this.#supervised
    return climbSteps({
      signal: (signal) => {
        tell(signal.slice('SIG'.length))
        return true
      },
      killAll: kill,
    })
  }

  #fail(said: string): void {
    this.#bounds.lift()
    this.#reject(remoteFault(this.#run.place.hops, said))
  }

  #finish(): void {
    this.#bounds.lift()
    const begun = this.#passages.stderr.phase !== 'before' && this.#status !== null
    if (!begun && this.#bounds.stopped === null) {
      const lost = this.#passages.stderr.phase === 'within'
      return this.#fail(lost ? 'the connection was lost while the block ran' : this.#said)
    }
    this.#resolve(this.#result(this.#status ?? 128 + constants.signals.SIGKILL))
  }

  #result(exitCode: number): Output {
    const { stdout, stderr } = this.#passages
    return {
      stdout: stdout.kept.bytes(),
      stderr: stderr.kept.bytes(),
      truncated: stdout.kept.dropped + stderr.kept.dropped,
      exitCode,
      signal: signalName(exitCode - 128),
      ended: this.#bounds.stopped ?? 'completed',
      ...this.#bounds.times(),
    }
  }
}
