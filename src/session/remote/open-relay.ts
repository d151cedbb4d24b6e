import type { Hop } from '../../remote/remote-place.ts'
import type { ControlChannel } from '../control-channel.ts'
import { readControlLines } from '../control-lines.ts'
import { scanMarkers } from '../marker-scanner.ts'
import { remoteFault } from './remote-fault.ts'
import type { Supervised } from './supervised.ts'

/** Our end of the control directory of a session on another machine. */
export interface Relay extends ControlChannel {
  /** Resolves when the directory is ready for a shell. Throws `E_REMOTE` when there will be none. */
  readonly opened: Promise<void>
  /** Stops what runs in the foreground of the session's terminal. */
  signal(name: NodeJS.Signals): void
  /** Has everything of the session killed there. */
  hangUp(): void
}

const closeMs = 2_000

/**
 * Makes a supervisor serve the FIFOs of a session's driver, which are on the other machine; `onLine` gets each line that
 * the shell reports.
 */
export function openRelay(
  supervised: Supervised,
  hops: readonly Hop[],
  onLine: (line: string) => void,
): Relay {
  const { child, put, tell, kill } = supervised
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', () => resolve())
  })
  const opened = readReports(supervised, hops, onLine)
  return {
    directory: supervised.directory,
    opened,
    writeDriver: (text) => put('driver', text),
    start: (id, script, stdin) => {
      put('script', script)
      tell(`go ${id} ${stdin}`)
    },
    signal: (name) => tell(name.slice('SIG'.length)),
    hangUp: supervised.hangUp,
    close: async () => {
      supervised.hangUp()
      const late = setTimeout(kill, closeMs)
      await gone
      clearTimeout(late)
    },
  }
}

/** Passes over what comes before the supervisor's marker, and hands over the lines behind it. */
function readReports(
  { child, nonce }: Supervised,
  hops: readonly Hop[],
  onLine: (line: string) => void,
): Promise<void> {
  const scan = scanMarkers(nonce)
  const read = readControlLines(onLine)
  let [open, said] = [false, '']
  child.stderr?.on('data', (data: Buffer) => {
    said = (said + data.toString('utf8')).slice(-4096)
  })
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      for (const piece of scan(data)) {
        if (piece.kind === 'data' && open) read(Buffer.from(piece.data))
        if (piece.kind === 'marker') resolve(void (open = true))
      }
    })
    child.once('error', (error) => reject(remoteFault(hops, error.message)))
    child.once('close', () => reject(remoteFault(hops, said)))
  })
}
