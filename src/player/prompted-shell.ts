import type { TapeShell } from './tape-shells.ts'

/** The prompt's colour and back, and the mark that tells the exit status; each shell has its own words for `$?`. */
const violet = '\u001b[38;2;90;86;224m'
const plain = '\u001b[0m'
const mark = (status: string): string => `\u001b]133;D;${status}\u0007`

/** What a shell is started with for a prompt: variables, or a last argument in the place of its own. */
interface Prompting {
  readonly env: Readonly<Record<string, string>>
  readonly lastArgument: string | null
}

const byVariables = (env: Readonly<Record<string, string>>): Prompting => ({
  env,
  lastArgument: null,
})
const byArgument = (lastArgument: string): Prompting => ({ env: {}, lastArgument })

/** How each shell makes a prompt of a text and the mark; signs of the shell in the text stay as they are. */
const prompts: Readonly<Record<string, (text: string) => Prompting>> = {
  bash: bashPrompt,
  // What takes no room, and the status, are written as in bash (Oils, "OSH").
  osh: bashPrompt,
  zsh: (text) =>
    byVariables({
      PROMPT: `%{${mark('%?')}${violet}%}${text.replaceAll('%', '%%')}%{${plain}%}`,
    }),
  sh: (text) => {
    const literal = text.replaceAll('\\', '\\\\').replaceAll('$', '\\$').replaceAll('`', '\\`')
    return byVariables({ PS1: `${mark('$?')}${violet}${literal}${plain}` })
  },
  fish: (text) => {
    const literal = text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")
    return byArgument(
      `function fish_greeting; end; function fish_prompt; printf '\\e]133;D;%s\\a' $status; set_color 5B56E0; printf %s '${literal}'; set_color normal; end`,
    )
  },
  // Nushell book, "Configuration" and "Working with strings": in such a string only parentheses, quotes and backslashes mean anything.
  nu: (text) => {
    const literal = text.replace(/[\\"()]/g, String.raw`\$&`)
    const shown = String.raw`\e]133;D;($env.LAST_EXIT_CODE)\u{7}\e[38;2;90;86;224m${literal}\e[0m`
    return byArgument(
      `$env.PROMPT_COMMAND = {|| $"${shown}" }; $env.PROMPT_INDICATOR = ''; $env.PROMPT_COMMAND_RIGHT = ''; $env.config.show_banner = false`,
    )
  },
  // xonsh tutorial, "Customizing the Prompt": fields in braces; what stands between \x01 and \x02 takes no room.
  xonsh: (text) => {
    const literal = text.replaceAll('{', '{{').replaceAll('}', '}}')
    return byArgument(`PROMPT=\u0001${mark('{last_return_code}')}\u0002${violet}${literal}${plain}`)
  },
  pwsh: (text) => byArgument(powershell(text)),
  powershell: (text) => byArgument(powershell(text)),
}

function bashPrompt(text: string): Prompting {
  const literal = text
    .replaceAll('\\', '\\\\\\\\')
    .replaceAll('$', '\\\\$')
    .replaceAll('`', '\\\\`')
  return byVariables({ PS1: `\\[${mark('$?')}${violet}\\]${literal}\\[${plain}\\]` })
}

/** PowerShell writes a prompt of its own where the function returns nothing (about_Prompts), so the last character is returned. */
function powershell(text: string): string {
  const quoted = (part: string): string => `'${part.replaceAll("'", "''")}'`
  const status = '$(if ($ok) { 0 } elseif ($LASTEXITCODE) { $LASTEXITCODE } else { 1 })'
  const told = `[Console]::Write("$([char]27)]133;D;${status}$([char]7)")`
  const head = `Write-Host ${quoted(text.slice(0, -1))} -NoNewLine -ForegroundColor Blue`
  return `function prompt { $ok = $?; ${told}; ${head}; return ${quoted(text.slice(-1) || ' ')} }`
}

/** A shell with a prompt of its own, that also tells when a command has ended and how. */
export function promptedShell(shell: TapeShell, prompt: string): TapeShell {
  const prompting = prompts[shell.name]?.(prompt)
  if (prompting === undefined) return shell
  const { env, lastArgument } = prompting
  const argv = lastArgument === null ? shell.argv : [...shell.argv.slice(0, -1), lastArgument]
  return { ...shell, argv, env: { ...shell.env, ...env } }
}
