/** What Emacs makes of the outputs that a shell gave between its prompts. */
export interface SessionText {
  readonly text: string
  /** True when the last output is missing because no line feed ends it. */
  readonly lost: boolean
}

/**
 * The outputs of a session's commands as one text: each trimmed, those without any left out. Emacs takes the last line for
 * its own mark when no line feed ends it, and drops it (org-babel-sh-evaluate, org-babel-comint-with-output).
 */
export function sessionText(outputs: readonly string[]): SessionText {
  const given = joined(outputs.filter((output) => output !== ''))
  const last = given.at(-1)
  const lost = last !== undefined && !last.endsWith('\n')
  if (lost) given[given.length - 1] = last.slice(0, last.lastIndexOf('\n') + 1)
  const kept = lost && given.at(-1) === '' ? given.slice(0, -1) : given
  return { text: kept.map((output) => output.trim()).join('\n'), lost }
}

/** An output that no line feed ends goes on with the next one. */
function joined(outputs: readonly string[]): string[] {
  return outputs.reduce<string[]>((whole, output) => {
    const last = whole.at(-1)
    const goesOn = last !== undefined && !last.endsWith('\n')
    return goesOn ? [...whole.slice(0, -1), last + output] : [...whole, output]
  }, [])
}
