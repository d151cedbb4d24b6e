import type { Finding, TrapRule } from '../trap.ts'

/** `sed -i ""`: in place as BSD and macOS have it; for GNU sed the empty word is the script (sed(1)). */
export const foreignSed: TrapRule = {
  code: 'foreign-sed',
  find: ({ commands }) =>
    commands.flatMap(({ words, start }): Finding[] => {
      const at = words.indexOf('-i')
      const next = words[at + 1] ?? ''
      if (words[0] !== 'sed' || at < 0 || (next !== '""' && next !== "''")) return []
      return [
        {
          text: `-i ${next}`,
          from: start,
          reason: `sed -i ${next} is that of macOS; here it takes ${next} for the script, and the script for a file`,
          remedy: 'Write -i alone.',
          stops: false,
        },
      ]
    }),
}
