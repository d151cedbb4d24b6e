import type { RunFlags } from './run-options.ts'

/** Flags that mean something to documents alone, and what to do instead with a tape. */
const documentFlags: Partial<Record<keyof RunFlags, readonly [flag: string, instead: string]>> = {
  theme: ['--theme', 'write Set Theme into it'],
  cols: ['--cols', 'write Set Width into it, in pixels'],
  rows: ['--rows', 'write Set Height into it, in pixels'],
  fontSize: ['--font-size', 'write Set FontSize into it'],
  typingSpeed: ['--typing-speed', 'write Set TypingSpeed into it'],
  idleLimit: ['--idle-limit', 'write shorter pauses, or render its cast with the flag'],
  maxLength: ['--max-length', 'write shorter pauses, or render its cast with the flag'],
  timeout: ['--timeout', 'write Set WaitTimeout into it'],
  rehearse: ['--rehearse', 'only documents are rehearsed'],
  cassette: ['--cassette', 'only documents are rehearsed'],
  from: ['--from', 'it plays as a whole'],
}

/** Warnings of what was given to a tape in vain. */
export function uselessToTapes(names: readonly string[], flags: RunFlags): string[] {
  const given = Object.entries(documentFlags).filter(
    ([key]) => flags[key as keyof RunFlags] !== undefined,
  )
  const blocks = [...names, ...flags.only]
  return [
    ...given.map(([, [flag, instead]]) => `${flag} means nothing to a tape: ${instead}`),
    ...blocks.map((name) => `a tape has no block ${JSON.stringify(name)}: it plays as a whole`),
  ]
}
