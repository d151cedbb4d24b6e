import type { SimpleCommand, TrapRule } from '../trap.ts'

const remedy = 'Give it a command to run, or run the block as a session of its own.'

/** A command that opens another shell or wants a terminal: blocks below belong inside of it. */
export const nestedShell: TrapRule = {
  code: 'nested-shell',
  summary: 'a command that opens another shell or wants a terminal',
  find: ({ commands }) =>
    commands.filter(opensShell).map(({ words, start }) => ({
      text: words[0] ?? '',
      from: start,
      reason: `${words.slice(0, 2).join(' ')} opens another shell or wants a terminal`,
      remedy,
      stops: false,
    })),
}

const editors: ReadonlySet<string> = new Set([
  'vi',
  'vim',
  'nano',
  'emacs',
  'less',
  'more',
  'man',
  'tmux',
  'screen',
  'k9s',
])

function opensShell({ words }: SimpleCommand): boolean {
  const own = words[0] === 'sudo' ? words.slice(1) : words
  const [program = ''] = own
  if (editors.has(program)) return own.length > 0
  const tty = own.some((word) => /^-(?:it|ti|t)$|^--tty$/.test(word))
  if (program === 'kubectl' || program === 'docker' || program === 'podman' || program === 'oc') {
    return tty && /^(?:exec|debug|run|attach)$/.test(own[1] ?? '')
  }
  if (program === 'chroot' || program === 'nsenter') return own.length <= 2
  if (program === 'su') return !own.includes('-c')
  if (program === 'ssh') return own.filter((word) => !word.startsWith('-')).length === 2
  return /^(?:bash|sh|zsh|fish)$/.test(program) && own.length === 1
}
