const kinds: readonly RegExp[] = [
  // user@host:directory$, with anything in parentheses in front: virtual environments, clusters.
  /^(?:\([^()]*\)\s?)*[\w.-]+@[\w.-]+(?:[:\s][\w/~. +-]*)?[$#%❯>] ?/u,
  // [user@host directory]$
  /^(?:\([^()]*\)\s?)*\[[\w.-]+@[\w.-][^\]]*\][$#%] ?/,
  /^PS [A-Z]:\\[^>]*> ?/,
  /^(?:\/|~)[\w./-]* ?[$#] /,
  // [host directory]$, host$, and bash-5.2#
  /^\[[\w.-]+ [\w/~. +-]+\][$#] ?/,
  /^[A-Za-z][\w.-]*\$ (?=\S)/,
  /^(?:ba|z|k|da)?sh(?:-[\d.]+)?# (?=\S)/,
  // [cluster-1]$ and [nix-shell:~]$, and host:~# with or without something in parentheses in front.
  /^\[[\w.-]+(?::[\w/~.+-]*)?\][$#] ?/,
  /^\([^()]*\) ?[\w.-]+:[\w/~.+-]*[$#] /,
  /^[\w.-]*:[~/][\w/~.+-]*[$#] /,
  // (main)$ and (main *) $: the branch of a repository, or a virtual environment.
  /^\([\w./ *+-]{1,60}\) ?\$ (?=\S)/,
  /^[$%❯➜λ] /u,
  // A picture in front of the sign.
  /^(?:\[[\w.-]+\])?\p{Extended_Pictographic}\uFE0F?\s*[$%❯>]\s+/u,
  /^[$%❯➜]$/u,
]

/**
 * The commands of lines that begin with `> `, as some write their prompt, and null for each line that has none; null for
 * lines whose first one is none of these, and for those that have other prompts.
 */
export function angleCommands(lines: readonly string[]): readonly (string | null)[] | null {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  if (!/^> (?=\S)/.test(first) || lines.some((line) => readPrompt(line) !== null)) return null
  return lines.map((line) => (/^> (?=\S)/.test(line) ? line.slice(2) : null))
}

/** The command behind a prompt in the first column; null for a line without one. The root prompt `# ` alone reads as a comment. */
export function readPrompt(line: string): string | null {
  for (const kind of kinds) {
    const [prompt] = kind.exec(line) ?? []
    if (prompt !== undefined) return line.slice(prompt.length)
  }
  return null
}
