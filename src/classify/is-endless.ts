import { withoutSudo } from './without-sudo.ts'

/** True for a command that goes on until somebody stops it. */
type Test = (words: readonly string[]) => boolean

const has =
  (...options: readonly string[]): Test =>
  (words) =>
    words.some((word) => options.includes(word))

/** True for words with a short option among them, also together with others as in `-xef`. */
const hasLetter =
  (letter: string): Test =>
  (words) =>
    words.some((word) => /^-[a-zA-Z]+$/.test(word) && word.includes(letter))
const follows: Test = (words) => hasLetter('f')(words) || has('--follow')(words)
const always: Test = () => true

const programs: ReadonlyMap<string, Test> = new Map(
  Object.entries<Test>({
    watch: always,
    top: (words) => !words.some((word) => /^-\w*[nb]/.test(word)),
    htop: always,
    sleep: (words) => words.some((word) => /^(?:inf|\d+d)/i.test(word)),
    less: always,
    more: always,
    yes: always,
    tcpdump: (words) => !words.some((word) => /^-\w*c/.test(word)),
    ping: (words) => !words.some((word) => /^-\w*[cw]/.test(word)),
    tail: (words) => words.some((word) => /^-\w*[fF]$|^--follow/.test(word)),
    journalctl: follows,
    dmesg: (words) => hasLetter('w')(words) || has('--follow')(words),
    kubectl: (words) =>
      words.some((word) => word === '-w' || word === '--watch' || word === '--watch=true') ||
      words[1] === 'port-forward' ||
      words[1] === 'proxy' ||
      (words[1] === 'logs' && follows(words)),
    docker: (words) =>
      (words.includes('logs') && follows(words)) ||
      words[1] === 'events' ||
      (words[1] === 'stats' && !words.includes('--no-stream')),
    stern: always,
    k9s: always,
  }),
)

/** True for a command that does not end by itself, by its words. */
export function isEndless(words: readonly string[]): boolean {
  const own = withoutSudo(words)
  return programs.get(own[0] ?? '')?.(own) ?? false
}

const names = new RegExp([...programs.keys()].join('|'))

/** False for a script that names no program that may go on for ever, which nearly all are: a quick look before a close one. */
export function namesEndless(script: string): boolean {
  return names.test(script)
}
