import type { Finding } from '../trap.ts'
import { isSecretValue } from './is-secret-value.ts'

/** Shapes of secrets, each of which names itself. */
const shapes: readonly (readonly [string, RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----/g],
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36,}\b/g],
  ['a Slack token', /\bxox[abpr]-[A-Za-z0-9-]{10,}/g],
  ['a JSON Web Token', /(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g],
]

/** A key that names a secret, and what stands behind it in its line; what a picture of a build's state is asked for with is public. */
const named =
  /(?<!\.svg\?)(?:password|passwd|secret|token|api[_-]?key)["']?[ \t]*[:=][ \t]*["'`]?(?![$<{(*"'`\s#])([^\s"'$<{]{8,})/gi

/** What looks like a secret in a text: of the whole document, not of a block. */
export function secretFindings(text: string): Finding[] {
  const passwords = [...text.matchAll(named)].filter(([, value = '']) => isSecretValue(value))
  return [
    ...shapes.flatMap(([name, shape]) =>
      [...text.matchAll(shape)].map((match) => finding(name, match)),
    ),
    ...passwords.map((match) => finding('a password', match)),
  ]
}

function finding(name: string, match: RegExpExecArray): Finding {
  return {
    text: match[0].split('\n', 1)[0] ?? '',
    from: match.index,
    reason: `this looks like ${name}`,
    remedy: 'Take it from a variable that --allow-env grants, and make it void if it is real.',
    stops: false,
  }
}
