import { RunbookError } from '../../errors.ts'
import { type Hop, targetName } from '../../remote/remote-place.ts'

/** What to do about each thing that programs say when they cannot reach a place. */
const remedies: readonly (readonly [RegExp, string])[] = [
  [
    /host key verification failed|REMOTE HOST IDENTIFICATION|host key is known/iu,
    'Connect once by hand with ssh, compare the fingerprint with one that you trust, and run again.',
  ],
  [
    /permission denied \(/iu,
    'Give ssh a key that needs no question: load it with ssh-add, or name it in your ssh configuration.',
  ],
  [
    /a password is required/u,
    'Allow the user this command without a password (sudoers, NOPASSWD).',
  ],
  [/there is no directory/u, 'Make the directory there, or let ":mkdirp yes" make it.'],
  [/ is not installed/u, 'Install it there, or write the block in another language.'],
]

/**
 * An `E_REMOTE` for a place that a block could not start on. `said` is what the programs on the way wrote; it comes from
 * elsewhere, so control characters are taken out.
 */
export function remoteFault(hops: readonly Hop[], said: string): RunbookError {
  const lines = said.split(/[\r\n]+/).map((line) => line.replace(/\p{C}+/gu, ' ').trim())
  const shown = lines.filter(Boolean).slice(-4).join(' ').slice(-500)
  const target = targetName(hops)
  const remedy = remedies.find(([sign]) => sign.test(shown))?.[1]
  return new RunbookError('E_REMOTE', `${target}: ${shown || 'the connection ended'}`, {
    hint: remedy ?? 'Try by hand whether the place can be reached, then run again.',
  })
}
