import type { SimpleCommand } from './simple-commands.ts'
import { withoutSudo } from './without-sudo.ts'

/**
 * What a command opens: a `shell` that reads the commands to come, a `terminal` program that a person has to operate, or
 * nothing. A shell that is fed a script, as in `curl … | sh`, ends with it.
 */
export function opensShell({ words, isFed }: SimpleCommand): 'shell' | 'terminal' | null {
  const own = withoutSudo(words)
  const [program = ''] = own
  if (operated.has(program)) return 'terminal'
  return !isFed && openers.get(program)?.(own) ? 'shell' : null
}

/** True for words that open a shell. */
type Test = (words: readonly string[]) => boolean

const operated: ReadonlySet<string> = new Set(
  'vi vim nano emacs less more man tmux screen k9s fzf'.split(' '),
)

const shell = /^(?:\/\S*\/)?(?:ba|z|da|a|k)?sh$/

const alone: Test = (words) => words.slice(1).every((word) => /^-[il]+$|^--login$/.test(word))

/** In a container: on a terminal, with a shell as its command, or with none where the image decides. */
const inContainer: Test = (words) => {
  const verb = words.find((word, index) => index > 0 && !word.startsWith('-')) ?? ''
  if (!/^(?:exec|debug|run|attach)$/.test(verb)) return false
  if (!words.some((word) => /^-(?:it|ti|t)$|^--tty$/.test(word))) return false
  const marker = words.indexOf('--')
  if (marker >= 0) return isShell(words.slice(marker + 1))
  if (verb === 'run' && /^(?:docker|podman)$/.test(words[0] ?? '')) return runsShell(words)
  return verb !== 'exec' || shell.test(words.at(-1) ?? '')
}

/** Options of `docker run` without a value (docker-run(1)); all others take the next word where they have no `=`. */
const withoutValue =
  /^-[itPqd]+$|^--(?:rm|init|interactive|tty|detach|privileged|publish-all|quiet|read-only|no-healthcheck|oom-kill-disable)$|^--[^=]+=/

/** The image decides where no command stands behind it; what is detached opens nothing here. */
function runsShell(words: readonly string[]): boolean {
  let at = words.indexOf('run') + 1
  while (words[at]?.startsWith('-')) {
    if (/^-[it]*d[itd]*$|^--detach(?:=true)?$/.test(words[at] ?? '')) return false
    at += withoutValue.test(words[at] ?? '') || /^-[evpwuhmlca][^ ]+/.test(words[at] ?? '') ? 1 : 2
  }
  const command = words.slice(at + 1)
  return command.length === 0 || isShell(command)
}

function isShell([program = '', ...rest]: readonly string[]): boolean {
  return shell.test(program) && alone([program, ...rest])
}

/** Options of ssh, of which the last one may take the next word, and those with which it opens no shell (ssh(1)). */
const sshOptions =
  /^-[46AaCfGgKkMNnqsTtVvXxYy]*(?:(?<valued>[BbcDEeFIiJLlmOopPQRSWw])(?<value>.*))?$/
const withoutShell = /^-[46AaCgKkMqTtvXxYy]*[fGNnsVOQW]/

/** A destination and nothing behind it. */
function opensBySsh(words: readonly string[]): boolean {
  let named = 0
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (withoutShell.test(word)) return false
    const { valued, value } = sshOptions.exec(word)?.groups ?? {}
    if (valued !== undefined && value === '') at += 1
    else if (!word.startsWith('-')) named += 1
  }
  return named === 1
}

const openers: ReadonlyMap<string, Test> = new Map(
  Object.entries<Test>({
    kubectl: inContainer,
    oc: inContainer,
    docker: inContainer,
    podman: inContainer,
    chroot: (words) => words.length === 2 || isShell(words.slice(2)),
    nsenter: (words) => words.slice(1).every((word) => word.startsWith('-') || /^\d+$/.test(word)),
    su: (words) => !words.includes('-c'),
    ssh: opensBySsh,
    bash: alone,
    sh: alone,
    zsh: alone,
    dash: alone,
  }),
)
