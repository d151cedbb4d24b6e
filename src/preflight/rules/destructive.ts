import type { SimpleCommand } from '../../classify/simple-commands.ts'
import { withoutSudo } from '../../classify/without-sudo.ts'
import type { TrapRule } from '../trap.ts'

/** A command that deletes what may not come back. */
export const destructive: TrapRule = {
  code: 'destructive',
  find: ({ commands }) =>
    commands.filter(deletes).map(({ words, start }) => ({
      text: words[0] ?? '',
      from: start,
      reason: `it deletes: ${words.slice(0, 5).join(' ')}`,
      remedy:
        'Make sure that it means only what this document made; eval=query asks before it runs.',
      stops: false,
    })),
}

const verbs =
  /^(?:delete|destroy|purge|prune|rm|uninstall|terminate|drain|reset)$|^delete-|^terminate-/

function deletes({ words }: SimpleCommand): boolean {
  const own = withoutSudo(words)
  const [program = ''] = own
  if (program === 'rm') return own.some((word) => /^-\w*[rR]/.test(word))
  if (/^(?:mkfs|dd|wipefs|shred|fdisk)/.test(program))
    return program !== 'dd' || own.some((word) => word.startsWith('of=/dev/'))
  const tools =
    /^(?:kubectl|oc|helm|az|aws|gcloud|exo|doctl|eksctl|terraform|tofu|pulumi|docker|podman|minikube|kind|k3d|kubeadm)$/
  return (
    tools.test(program) &&
    own.slice(1, 5).some((word) => verbs.test(word)) &&
    !own.some((word) => /^--dry-run(?:=(?!none$)|$)/.test(word))
  )
}
