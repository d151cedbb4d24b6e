/** A line with a prompt: the prompt as written, and the command behind it. */
export interface PromptLine {
  readonly prompt: string
  readonly command: string
}

const kinds: readonly RegExp[] = [
  // user@host:directory$, with anything in parentheses in front: virtual environments, clusters.
  /^(?:\([^()]*\)\s?)*[\w.-]+@[\w.-]+(?:[:\s][\w/~. +-]*)?[$#%❯>] ?/u,
  // [user@host directory]$
  /^(?:\([^()]*\)\s?)*\[[\w.-]+@[\w.-][^\]]*\][$#%] ?/,
  /^PS [A-Z]:\\[^>]*> ?/,
  /^(?:\/|~)[\w./-]* [$#] /,
  /^[$%❯➜λ] /u,
  /^[$%❯➜]$/u,
]

/** The commands of lines that all begin with `> `, as some write their prompt; null for other lines. Blank lines may stand between. */
export function angleCommands(lines: readonly string[]): readonly (string | null)[] | null {
  const commands = lines.map((line) => (line.trim() === '' ? null : /^> (?=\S)/.exec(line)))
  if (lines.some((line, index) => line.trim() !== '' && commands[index] === null)) return null
  return commands.map((found, index) => (found ? (lines[index] ?? '').slice(2) : null))
}

/** Reads a prompt in the first column; null for a line without. The root prompt `# ` alone reads as a comment. */
export function readPrompt(line: string): PromptLine | null {
  for (const kind of kinds) {
    const [prompt] = kind.exec(line) ?? []
    if (prompt !== undefined) return { prompt, command: line.slice(prompt.length) }
  }
  return null
}
