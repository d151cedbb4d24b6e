import { printLisp } from '../print-lisp.ts'
import type { LanguageSyntax } from './language-syntax.ts'

/** Emacs Lisp, of which literals have a value here and nothing else is evaluated; variables are bound around the code. */
export const emacsLisp: LanguageSyntax = {
  name: 'emacs-lisp',
  arguments: { lexical: 'How variables are bound; without meaning for literals.' },
  unread: ['stdin', 'cmdline'],
  defaults: { lexical: 'no' },
  session: 'refused',
  compose({ code, arguments: { prologue, epilogue }, variables }) {
    if (variables.length === 0)
      return { setup: '', body: code, teardown: '\n', script: `${code}\n` }
    const bindings = variables.map(({ name, value }) => `(${name} '${printLisp(value)})`)
    const before = prologue === '' ? '' : `\n${prologue}\n      `
    const setup = `(let (${bindings.join('\n      ')})${before}`
    const teardown = `${epilogue === '' ? '' : `      ${epilogue}\n\n`})`
    return { setup, body: code, teardown, script: [setup, code, teardown].join('\n') }
  },
}
