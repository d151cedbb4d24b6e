/** How a shell is started for a tape: without the user's files, with the prompt that tapes expect. */
export interface TapeShell {
  readonly name: string
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** The prompt's colour, 5B56E0, as a control sequence, and back. */
const [violet, plain] = ['\u001b[38;2;90;86;224m', '\u001b[0m']

/** Bash's marks for what takes no room. */
const bashPrompt = String.raw`\[\e[38;2;90;86;224m\]> \[\e[0m\]`

const fishFunctions =
  'function fish_greeting; end; function fish_prompt; set_color 5B56E0; echo -n "> "; set_color normal; end'
const powershellPrompt = String.raw`function prompt { Write-Host '>' -NoNewLine -ForegroundColor Blue; return ' ' }`
const nuPrompt = `$env.PROMPT_COMMAND = {|| $"${violet}>${plain} "}; $env.PROMPT_INDICATOR = ''; $env.PROMPT_COMMAND_RIGHT = ''; $env.config.show_banner = false`

/** Runs a program in a process group of its own, in front of the terminal. */
const asJob = ['sh', '-mc', '"$@"; exit', 'sh'] as const

/** Every shell that a tape may name (VHS, shell.go), and sh. */
const shells: readonly TapeShell[] = [
  {
    name: 'bash',
    argv: ['bash', '--noprofile', '--norc', '--login', '+o', 'history'],
    env: { PS1: bashPrompt, BASH_SILENCE_DEPRECATION_WARNING: '1' },
  },
  {
    name: 'zsh',
    argv: ['zsh', '--histnostore', '--no-rcs'],
    env: { PROMPT: '%F{#5B56E0}> %F{reset_color}' },
  },
  {
    name: 'fish',
    argv: ['fish', '--login', '--no-config', '--private', '-C', fishFunctions],
    env: {},
  },
  { name: 'sh', argv: ['sh'], env: { PS1: `${violet}> ${plain}`, ENV: '' } },
  { name: 'osh', argv: ['osh', '--norc'], env: { PS1: bashPrompt } },
  {
    name: 'pwsh',
    argv: ['pwsh', '-Login', '-NoLogo', '-NoExit', '-NoProfile', '-Command', powershellPrompt],
    env: {},
  },
  {
    name: 'powershell',
    argv: ['powershell', '-NoLogo', '-NoExit', '-NoProfile', '-Command', powershellPrompt],
    env: {},
  },
  { name: 'nu', argv: ['nu', '--no-config-file', '--execute', nuPrompt], env: {} },
  {
    name: 'xonsh',
    // It takes the terminal back for its process group, which must be one of the sandbox: sh makes one for each job.
    argv: [...asJob, 'xonsh', '--no-rc', '-D', `PROMPT=${violet}> ${plain}`],
    env: {},
  },
]

/** The shells by name. */
export const tapeShells: ReadonlyMap<string, TapeShell> = new Map(
  shells.map((shell) => [shell.name, shell]),
)
