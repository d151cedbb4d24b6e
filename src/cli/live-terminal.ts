import type { LiveTerminal } from '../rec/record-live.ts'

/** The size for what is no terminal, and for a terminal that does not know its own, as on a serial line. */
const plainSize = { cols: 80, rows: 24 }

/** The user's terminal, its keys as they come (raw mode), until it is closed; pipes work as well. */
export function openLiveTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): LiveTerminal & { close(): void } {
  if (input.isTTY) input.setRawMode(true)
  let resized = (): void => {}
  return {
    cols: (output.isTTY && output.columns) || plainSize.cols,
    rows: (output.isTTY && output.rows) || plainSize.rows,
    onInput: (receive) => {
      input.on('data', (data: Buffer) => receive(data))
      input.on('end', () => receive(null))
    },
    onResize: (receive) => {
      resized = () => {
        if (output.columns > 0 && output.rows > 0) receive(output.columns, output.rows)
      }
      output.on('resize', resized)
    },
    write: (data) => {
      output.write(data)
    },
    close: () => {
      output.off('resize', resized)
      input.removeAllListeners('data').removeAllListeners('end').pause()
      if (input.isTTY) input.setRawMode(false)
    },
  }
}
