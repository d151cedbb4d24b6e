import { placeholders } from '../../plan/placeholders.ts'
import type { TrapRule } from '../trap.ts'

const remedy = 'Fill it in with --set NAME=VALUE, or write a variable in its place.'

/** `<MY POD IP>`, `[yourGateway]`, `{{name}}`, `YOUR_TOKEN`: text to be replaced before it runs. */
export const placeholder: TrapRule = {
  code: 'placeholder',
  summary: 'text that is to be replaced before it runs',
  find: ({ script }) =>
    placeholders(script).map(({ text, start }) => {
      const redirects = text.startsWith('<') && !isQuoted(script, start)
      const effect = redirects ? ', and a shell reads it as redirections' : ''
      return { text, from: start, reason: `${text} is a placeholder${effect}`, remedy, stops: true }
    }),
}

function isQuoted(script: string, index: number): boolean {
  const line = script.slice(script.lastIndexOf('\n', index) + 1, index)
  return (line.split('"').length - 1) % 2 === 1 || (line.split("'").length - 1) % 2 === 1
}
