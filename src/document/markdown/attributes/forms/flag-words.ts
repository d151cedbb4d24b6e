import type { Setting } from '../synonyms.ts'

/** Flags with a plus sign (presenterm, byexample). */
const flags: Readonly<Record<string, Setting>> = {
  '+exec': { key: 'eval', value: 'yes' },
  '+pty': { key: 'tty', value: 'yes' },
  '+expect:failure': { key: 'exit', value: 'nonzero' },
  '+skip': { key: 'eval', value: 'never' },
}

/** Words behind a comma, as in `rust,ignore` (rustdoc). */
const words: Readonly<Record<string, Setting>> = {
  ignore: { key: 'eval', value: 'never' },
  no_run: { key: 'eval', value: 'never' },
  skip: { key: 'eval', value: 'never' },
  should_panic: { key: 'exit', value: 'nonzero' },
}

/** What a flag means; one that nobody knows stays as it is. */
export function flagArgument(flag: string): Setting {
  return Object.hasOwn(flags, flag) ? (flags[flag] as Setting) : { key: flag, value: null }
}

/** What a word behind a comma means, null for nothing. */
export function wordArgument(word: string): Setting | null {
  return Object.hasOwn(words, word) ? (words[word] as Setting) : null
}
