interface Pair {
  readonly key: string
  readonly value: string | null
}

/** Flags with a plus sign (presenterm, byexample). */
const flags: Readonly<Record<string, Pair>> = {
  '+exec': { key: 'eval', value: 'yes' },
  '+pty': { key: 'tty', value: 'yes' },
  '+expect:failure': { key: 'exit', value: 'nonzero' },
  '+skip': { key: 'eval', value: 'never' },
}

/** Words behind a comma, as in `rust,ignore` (rustdoc). */
const words: Readonly<Record<string, Pair>> = {
  ignore: { key: 'eval', value: 'never' },
  no_run: { key: 'eval', value: 'never' },
  skip: { key: 'eval', value: 'never' },
  should_panic: { key: 'exit', value: 'nonzero' },
}

/** What a flag means; one that nobody knows stays as it is. */
export function flagArgument(flag: string): Pair {
  return Object.hasOwn(flags, flag) ? (flags[flag] as Pair) : { key: flag, value: null }
}

/** What a word behind a comma means, null for nothing. */
export function wordArgument(word: string): Pair | null {
  return Object.hasOwn(words, word) ? (words[word] as Pair) : null
}
