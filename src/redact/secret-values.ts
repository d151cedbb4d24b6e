/** Names of variables that hold secrets, by the words that people use for them. */
const sensitive =
  /(?:^|_)(?:TOKENS?|SECRETS?|PASSWORDS?|PASSWD|PASSPHRASE|CREDENTIALS?|API_?KEY|(?:ACCESS|PRIVATE|SECRET|API)_KEY|KEY)(?:$|_)/i

/** A shorter value would be found everywhere, and protects nothing. */
const shortest = 4

/** The values of variables whose names say that they are secret: to be masked wherever something is shown or stored. */
export function secretValues(env: Readonly<Record<string, string>>): string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    sensitive.test(name) && value.length >= shortest ? [value] : [],
  )
}
