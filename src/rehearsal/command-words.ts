/** Words and signs behind which a command begins. */
const before =
  String.raw`(?:[|&;({\n` +
  '`' +
  String.raw`!]|\b(?:do|then|else|elif|if|while|until|time|exec|command|xargs|sudo|env|nohup|watch)\b|-exec(?:dir)?\b)`
const assignments = String.raw`(?:[A-Za-z_]\w*=(?:'[^']*'|"[^"]*"|(?:[^\s'"$]|\$(?!\())*)[ \t]+)*`
const options = String.raw`(?:-[\w-]+(?:=\S+)?[ \t]+)*`
// The word is only looked at, so that it can itself be what stands before the next one, as in `sudo kubectl`.
const commandWord = new RegExp(
  `${before}[ \\t]*${assignments}${options}(?=(?<word>[A-Za-z_][\\w.+-]*)(?:[\\s;|&)<>\`]|$))`,
  'g',
)

/**
 * The words of a script that stand where a command does, in order, repeated ones included. A lexical guess: it may
 * take a word of a here-document for a command, which does no harm, since nothing calls it then.
 */
export function commandWords(script: string): string[] {
  const code = `\n${script}`.replace(/\\\n/g, ' ').replace(/(^|\s)#.*$/gm, '$1')
  return Array.from(code.matchAll(commandWord), ({ groups }) => groups?.['word'] ?? '')
}
