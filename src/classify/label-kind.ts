/** What a block's label says of it. */
export type LabelKind = 'none' | 'shell' | 'output' | 'data' | 'program' | 'text' | 'other'

const labels: Readonly<Record<Exclude<LabelKind, 'other'>, readonly string[]>> = {
  // Some name what is used, be it commands, what they print, or a file.
  none: ['docker', 'git', 'kubectl', 'cli', 'cmdline', 'commandline', 'command', 'commands'],
  shell: [
    'bash',
    'sh',
    'zsh',
    'fish',
    'ksh',
    'dash',
    'shell',
    'shellscript',
    'shell-script',
    'console',
    'shell-session',
    'shellsession',
    'terminal',
    'sh-session',
    'bash-session',
  ],
  output: ['output', 'log', 'logs', 'stdout', 'stderr', 'result', 'results', 'text-output'],
  data: [
    'yaml',
    'yml',
    'json',
    'jsonc',
    'json5',
    'toml',
    'ini',
    'conf',
    'cfg',
    'properties',
    'xml',
    'html',
    'csv',
    'hcl',
    'terraform',
    'tf',
    'dockerfile',
    'nginx',
    'env',
    'dotenv',
    'systemd',
    'diff',
    'patch',
  ],
  text: ['text', 'txt', 'plain', 'plaintext'],
  program: [
    'python',
    'python3',
    'py',
    'js',
    'javascript',
    'node',
    'ruby',
    'perl',
    'awk',
    'sed',
    'jq',
    'sqlite',
    'sqlite3',
    'make',
    'makefile',
  ],
}

const kinds: ReadonlyMap<string, LabelKind> = new Map(
  Object.entries(labels).flatMap(([kind, names]) =>
    names.map((name): [string, LabelKind] => [name, kind as LabelKind]),
  ),
)

/** What the label of a block says. */
export function labelKind(language: string): LabelKind {
  const name = language.toLowerCase()
  return name === '' ? 'none' : (kinds.get(name) ?? 'other')
}
