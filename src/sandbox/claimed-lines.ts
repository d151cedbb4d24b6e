/**
 * Cuts what untrusted code says into lines of at most `longest` bytes, and hands them over, a character for each byte; longer ones
 * are dropped.
 */
export function claimedLines(
  longest: number,
  onLine: (line: string) => void,
): (data: Buffer) => void {
  let held = ''
  return (data) => {
    const lines = (held + data.toString('latin1')).split('\n')
    // One byte over the bound marks the line as too long, however long it gets.
    held = (lines.pop() ?? '').slice(0, longest + 1)
    for (const line of lines) if (line.length <= longest) onLine(line)
  }
}
