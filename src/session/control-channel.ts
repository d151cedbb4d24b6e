import { closeSync, writeFileSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { join } from 'node:path'

import { makeFifos, openFifo } from '../sandbox/fifos.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../sandbox/private-directory.ts'
import { readControlLines } from './control-lines.ts'
import { RewrittenFile } from './rewritten-file.ts'

/** The host's side of a session's control directory. */
export interface ControlChannel {
  /** Host path, mode 0700; the sandbox gets it read-only, and a FIFO can be written all the same. */
  readonly directory: string
  /** Puts the driver in place; once, before the shell starts. */
  writeDriver(text: string): void
  /** Hands a script over, in the file of the one before. */
  start(id: number, script: string, stdin: string): void
  /** Ends it; once more does nothing. */
  close(): Promise<void>
}

/**
 * Makes a control directory; `onLine` gets each line that the shell writes to `out`, at most 64
 * bytes. The lines are claims of the document's own code; longer ones are dropped.
 */
export function openControlChannel(onLine: (line: string) => void): ControlChannel {
  const directory = makePrivateDirectory('session')
  const [toShell, fromShell] = [join(directory, 'in'), join(directory, 'out')]
  makeFifos([toShell, fromShell])
  const input = openFifo(toShell)
  const reports = new Socket({ fd: openFifo(fromShell), readable: true, writable: false })
  reports.on('data', readControlLines(onLine))
  reports.on('error', () => reports.destroy())
  const scriptFile = new RewrittenFile(join(directory, 'script'))
  let closed = false
  return {
    directory,
    writeDriver: (text) => writeFileSync(join(directory, 'driver'), text, { mode: 0o600 }),
    start: (id, script, stdin) => {
      scriptFile.write(script)
      writeSync(input, `${id} ${stdin}\n`)
    },
    close: async () => {
      if (closed) return
      closed = true
      reports.destroy()
      closeSync(input)
      scriptFile.close()
      removePrivateDirectory(directory)
    },
  }
}
