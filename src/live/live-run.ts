/** A run that is shown in browsers while it happens. */
export interface LiveRun<Event> {
  readonly url: string
  /** Takes the next event of the run. */
  readonly show: (event: Event) => void
  /** Says that the run has ended; takes a second at most. */
  readonly close: () => Promise<void>
}

const longest = 200

/** The first line of a text, or as much of it as a list has room for. */
export function shortened(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}
