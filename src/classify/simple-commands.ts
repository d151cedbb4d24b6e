import { type HeredocWord, heredocWords } from './heredoc-ends.ts'

/** Words of one command, without redirections and assignments. */
export interface SimpleCommand {
  readonly words: readonly string[]
  /** Offset of the first word in the script. */
  readonly start: number
  /** True when a pipe, a file or a here-document is its standard input. */
  readonly isFed: boolean
}

/**
 * The simple commands of a shell script: words between separators, without redirections, assignments in front and shell
 * keywords. Here-documents, comments and arithmetic are skipped. Words keep their quotes. It looks, and does not parse: what it cannot
 * read it leaves out.
 */
export function simpleCommands(script: string): SimpleCommand[] {
  const commands: SimpleCommand[] = []
  let words: ShellToken[] = []
  let isFed = false
  const flush = (separator: string): void => {
    const command = commandOf(words)
    if (command) commands.push({ ...command, isFed })
    // A command may stand on the line below its pipe.
    isFed = /^\|&?$/.test(separator) || (isFed && words.length === 0 && /^[\n(]$/.test(separator))
    words = []
  }
  const found = plain.test(script) ? plainTokens(script) : tokens(withoutHeredocs(script))
  for (const token of found) {
    if (token.kind === 'separator') flush(token.text)
    else if (token.kind === 'input') isFed = true
    else words.push(token)
  }
  flush('')
  return commands
}

/** The script with bodies of here-documents blanked, so that offsets stay. */
export function withoutHeredocs(script: string): string {
  if (!script.includes('<<')) return script
  const lines = script.split('\n')
  const waiting: HeredocWord[] = []
  return lines
    .map((line) => {
      const [first] = waiting
      if (first) {
        const text = first.dashed ? line.replace(/^\t+/, '') : line
        if (text === first.word) waiting.shift()
        return ' '.repeat(line.length)
      }
      // One by one: a line may begin more here-documents than a call takes arguments.
      for (const word of heredocWords(line)) waiting.push(word)
      return line
    })
    .join('\n')
}

interface ShellToken {
  readonly text: string
  readonly start: number
  readonly kind: 'word' | 'separator' | 'input'
}

const token =
  /(?<blank>(?:[ \t]|\\\n)+)|(?<comment>(?<=^|[\s;&|(])#[^\n]*)|(?<redirection>\d*(?:<<<?-?|>>|>&|<&|>\||<>|&>>?|<(?!\()|>(?!\())[ \t]*(?:[^\s;&|<>()'"]+|'[^']*'|"(?:[^"\\]|\\.)*")?)|(?<arithmetic>\$?\(\([^()]*(?:\([^()]*\)[^()]*)*\)\))|(?<separator>\n|;;?|&&?|\|[|&]?|\$\(|[()`])|(?<word>(?:[^\s;&|()<>'"`\\$]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*"|\$(?!\())+)|[^]/gy

function* tokens(script: string): Generator<ShellToken> {
  /** Parentheses that are open in a list of words, as in `names=(a b)`: in the first are no commands. */
  let open = 0
  let isListName = false
  for (const match of script.matchAll(token)) {
    const { redirection = '', separator, word } = match.groups ?? {}
    const start = match.index
    if (separator === '(' && isListName && open === 0) open = 1
    else if (open > 0 && separator !== undefined) open += nesting(separator)
    isListName = word !== undefined && /^[A-Za-z_]\w*\+?=$/.test(word)
    if (open === 1 && separator !== ')') continue
    if (word !== undefined) yield { text: word, start, kind: 'word' }
    else if (separator !== undefined) yield { text: separator, start, kind: 'separator' }
    else if (/^0?<(?!>)/.test(redirection)) yield { text: redirection, start, kind: 'input' }
  }
}

function nesting(separator: string): number {
  if (separator === ')') return -1
  return separator.endsWith('(') ? 1 : 0
}

/** Words and lines only, as most scripts are; cutting them takes no parser. */
const plain = /^[\w \t\n./:,=+@%-]*$/

function plainTokens(script: string): ShellToken[] {
  return Array.from(script.matchAll(/\n|[^ \t\n]+/g), ({ 0: text, index }) => ({
    text,
    start: index,
    kind: text === '\n' ? 'separator' : 'word',
  }))
}

const keywords =
  /^(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|in|!|\{|\}|time|select|function)$/

/** A command without keywords and assignments in front; null when nothing is left. */
function commandOf(words: readonly ShellToken[]): Omit<SimpleCommand, 'isFed'> | null {
  if (words[0]?.text === 'for' || words[0]?.text === 'case') return null
  const first = words.findIndex(
    ({ text }) => !keywords.test(text) && !/^[A-Za-z_]\w*\+?=/.test(text),
  )
  const kept = first < 0 ? [] : words.slice(first)
  const [head] = kept
  return head ? { words: kept.map(({ text }) => text), start: head.start } : null
}
