/**
 * Cuts what a shell reports into lines of at most 64 bytes, and hands them over. They are claims of the document's own
 * code; longer ones are dropped.
 */
export function readControlLines(onLine: (line: string) => void): (data: Buffer) => void {
  const longest = 64
  let held = ''
  return (data) => {
    const lines = (held + data.toString('latin1')).split('\n')
    // One byte over the bound marks the line as too long, however long it gets.
    held = (lines.pop() ?? '').slice(0, longest + 1)
    for (const line of lines) if (line.length <= longest) onLine(line)
  }
}
