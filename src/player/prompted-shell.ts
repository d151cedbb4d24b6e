import type { TapeShell } from './tape-shells.ts'

/** The prompt's colour and back, and the mark that tells the exit status; each shell has its own words for `$?`. */
const violet = '\u001b[38;2;90;86;224m'
const plain = '\u001b[0m'
const mark = (status: string): string => `\u001b]133;D;${status}\u0007`

/** How the environment of a shell makes a prompt of a text and the mark; signs of the shell in the text stay as they are. */
const prompts: Readonly<Record<string, (text: string) => Readonly<Record<string, string>>>> = {
  bash: (text) => {
    const literal = text
      .replaceAll('\\', '\\\\\\\\')
      .replaceAll('$', '\\\\$')
      .replaceAll('`', '\\\\`')
    return { PS1: `\\[${mark('$?')}${violet}\\]${literal}\\[${plain}\\]` }
  },
  zsh: (text) => ({
    PROMPT: `%{${mark('%?')}${violet}%}${text.replaceAll('%', '%%')}%{${plain}%}`,
  }),
  sh: (text) => {
    const literal = text.replaceAll('\\', '\\\\').replaceAll('$', '\\$').replaceAll('`', '\\`')
    return { PS1: `${mark('$?')}${violet}${literal}${plain}` }
  },
}

/** A shell with a prompt of its own, that also tells when a command has ended and how; other shells stay as they are. */
export function promptedShell(shell: TapeShell, prompt: string): TapeShell {
  const env = prompts[shell.name]?.(prompt)
  if (env !== undefined) return { ...shell, env: { ...shell.env, ...env } }
  if (shell.name !== 'fish') return shell
  const literal = prompt.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
  const text = `function fish_greeting; end; function fish_prompt; printf '\\e]133;D;%s\\a' $status; set_color 5B56E0; printf %s '${literal}'; set_color normal; end`
  return { ...shell, argv: [...shell.argv.slice(0, -1), text] }
}
