import type { ProgramBlock } from './program-block.ts'
import type { ProgramLanguage } from './program-language.ts'
import { pythonFormat } from './python-format.ts'
import { drawing, pythonSession } from './python-session.ts'
import { shellLines } from './shell-lines.ts'

/** Python; Org's own name for the program is `python`, which not every system has. */
export const python: ProgramLanguage = {
  name: 'python',
  programs: ['python3', 'python'],
  debianPackage: 'python3',
  programArgument: 'python',
  session: pythonSession,
  start(block) {
    const { program, wantsValue } = block
    return wantsValue
      ? shellLines({ words: [program, '3>&1 >&2'], code: '', input: line(valueScript(block)) })
      : shellLines({ words: [program], code: '', input: line(outputScript(block)) })
  },
}

/** Emacs ends what a program reads with a line feed. */
function line(script: string): string {
  return `${script}\n`
}

function outputScript({ script, own, picture }: ProgramBlock): string {
  const before = own['preamble'] ? `${own['preamble']}\n` : ''
  return `${before}${picture === '' ? script : drawing(script, picture)}`
}

/**
 * The block as the body of a function, so that it may return; its value goes to file descriptor 3. The function is made
 * of the parsed code, which keeps the lines of messages and of texts over several lines; what calls it is not in them.
 */
function valueScript({ script, own, words, picture }: ProgramBlock): string {
  const code = own['return'] === undefined ? script : `${script}\nreturn ${own['return']}`
  return [
    own['preamble'] ?? '',
    'import ast as __runbook_ast, os as __runbook_os, sys as __runbook_sys',
    functionText,
    pythonFormat,
    `__runbook_words = ${JSON.stringify(words)}`,
    `__runbook_value = __runbook_call(${JSON.stringify(code)})`,
    picture === '' ? writeText : `__runbook_value.savefig(${JSON.stringify(picture)})`,
  ].join('\n')
}

const functionText = `
def __runbook_call(code):
    body = __runbook_ast.parse(code, '<stdin>').body
    if not body:
        raise SyntaxError('a block of Python that is to have a value has no statement')
    module = __runbook_ast.parse('def main(): pass')
    module.body[0].body = body
    exec(compile(module, '<stdin>', 'exec'), globals())
    return main()

def __runbook_tell(kind, error, trace):
    while trace is not None and trace.tb_frame.f_code.co_name != 'main':
        trace = trace.tb_next
    __runbook_sys.__excepthook__(kind, error.with_traceback(trace), trace)

__runbook_sys.excepthook = __runbook_tell
`

const writeText = `
with __runbook_os.fdopen(3, 'wb') as __runbook_out:
    __runbook_out.write(__runbook_format(__runbook_value, __runbook_words).encode('utf-8', 'surrogateescape'))
`
