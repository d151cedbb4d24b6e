import { blankComments, blankLiterals } from '../../classify/blank-literals.ts'
import { placeholders } from '../../plan/placeholders.ts'
import type { TrapRule } from '../trap.ts'

const remedy = 'Fill it in with --set NAME=VALUE, or write a variable in its place.'

/** `<MY POD IP>`, `[yourGateway]`, `{{name}}`, `YOUR_TOKEN`: text to be replaced before it runs, but not in a comment. */
export const placeholder: TrapRule = {
  code: 'placeholder',
  find: ({ script }) => {
    const unquoted = blankLiterals(script)
    return placeholders(blankComments(script)).map(({ text, start }) => {
      const effect = unquoted[start] === '<' ? ', and a shell reads it as redirections' : ''
      return { text, from: start, reason: `${text} is a placeholder${effect}`, remedy, stops: true }
    })
  },
}
