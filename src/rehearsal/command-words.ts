/** Words behind which a command begins. */
const before =
  String.raw`(?:^|[|&;({\n` +
  '`' +
  String.raw`]|\$\(|<\(|>\(|\b(?:do|then|else|elif|if|while|until|time|exec|command|xargs|sudo|env|nohup|watch)\b|-exec(?:dir)?\b|!)`
const assignments = String.raw`(?:[A-Za-z_]\w*=(?:'[^']*'|"[^"]*"|[^\s'"]*)[ \t]+)*`
const options = String.raw`(?:-[\w-]+(?:=\S+)?[ \t]+)*`
const commandWord = new RegExp(
  `${before}[ \\t]*${assignments}${options}(?<word>[A-Za-z_][\\w.+-]*)(?=[\\s;|&)<>\`]|$)`,
  'g',
)

/**
 * The words of a script that stand where a command does, in order, repeated ones included. A lexical guess: it may
 * take a word of a here-document for a command, which does no harm, since nothing calls it then.
 */
export function commandWords(script: string): string[] {
  const code = script.replace(/\\\n/g, ' ').replace(/(^|\s)#.*$/gm, '$1')
  const words: string[] = []
  for (let match = commandWord.exec(code); match; match = commandWord.exec(code)) {
    const word = match.groups?.['word'] ?? ''
    words.push(word)
    // A word such as `sudo` is a command and stands in front of one.
    commandWord.lastIndex = match.index + match[0].length - word.length
    if (
      !/^(?:do|then|else|elif|if|while|until|time|exec|command|xargs|sudo|env|nohup|watch)$/.test(
        word,
      )
    ) {
      commandWord.lastIndex = match.index + match[0].length
    }
  }
  commandWord.lastIndex = 0
  return words
}
