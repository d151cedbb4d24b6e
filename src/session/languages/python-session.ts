import { chomp } from './chomp.ts'
import type { ProgramBlock } from './program-block.ts'
import type { ProgramSession } from './program-session.ts'
import { pythonFormat } from './python-format.ts'

/**
 * A session of Python: blocks run in one module `__main__`, on the session's terminal; the value of a block is that of
 * its last statement when that is an expression, else `None` (org-babel-python-format-session-value).
 */
export const pythonSession: ProgramSession = {
  driver: (program, { control, nonce }) => ({
    argv: [...program, `${control}/driver`],
    env: {},
    text: `${pythonFormat}${driver}__runbook_serve(${JSON.stringify(control)}, '${nonce}')\n`,
    resume: '',
    scriptName: null,
  }),
  request: (block) =>
    JSON.stringify({
      code: codeOf(block),
      value: block.wantsValue,
      words: block.words,
      picture: block.picture,
    }),
  report: '{}',
  printed: chomp,
}

function codeOf({ script, own, wantsValue, picture }: ProgramBlock): string {
  if (wantsValue) return own['return'] === undefined ? script : `${script}\n${own['return']}`
  return picture === '' ? script : drawing(script, picture)
}

/** What a block that prints has drawn goes to a file (org-babel-python--output-graphics-wrapper). */
export function drawing(script: string, picture: string): string {
  const saved = `import matplotlib.pyplot\nmatplotlib.pyplot.savefig(${JSON.stringify(picture)})`
  return `import matplotlib.pyplot\nmatplotlib.pyplot.gcf().clear()\n${script}\n${saved}`
}

// Interrupts are for blocks; the driver itself waits on. What a block changes of the terminal's settings lasts until the next.
const driver = String.raw`
def __runbook_serve(control, nonce):
    import ast, base64, builtins, json, os, signal, sys, termios, traceback, types
    terminal = os.dup(1)
    settings = termios.tcgetattr(terminal)
    nothing = os.open('/dev/null', os.O_RDONLY)
    os.dup2(nothing, 0)
    main = types.ModuleType('__main__')
    main.__builtins__ = builtins
    sys.modules['__main__'] = main
    sys.argv = ['']
    sys.path[0] = ''
    told = {'value': '', 'error': ''}

    def say(line):
        with open(control + '/out', 'w') as out:
            out.write(line + '\n')

    def mark(text):
        os.write(terminal, ('\x1b]7337;' + nonce + ';' + text + '\x07').encode())

    def value_of(code):
        tree = ast.parse(code, '<stdin>')
        if not tree.body:
            raise SyntaxError('a block of Python that is to have a value has no statement')
        last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, '<stdin>', 'exec'), main.__dict__)
        if last is None:
            return None
        return eval(compile(ast.Expression(last.value), '<stdin>', 'eval'), main.__dict__)

    def run(block):
        told.update(value='', error='')
        code = block['code']
        if not block['value']:
            exec(compile(code, '<stdin>', 'exec'), main.__dict__)
            return
        value = value_of(code)
        if block['picture']:
            value.savefig(block['picture'])
        else:
            told['value'] = __runbook_format(value, block['words'])

    def traced(error):
        frames = traceback.extract_tb(error.__traceback__)
        while frames and frames[0].filename != '<stdin>':
            del frames[0]
        return ['Traceback (most recent call last):\n'] + traceback.format_list(frames) if frames else []

    def status_of(block):
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            run(block)
            return 0
        except SystemExit as stop:
            if stop.code is None or isinstance(stop.code, int):
                return (stop.code or 0) & 255
            told['error'] = str(stop.code)
            return 1
        except KeyboardInterrupt:
            return 130
        except BaseException as error:
            told['error'] = ''.join(traced(error) + traceback.format_exception_only(type(error), error))
            return 1
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    def flush():
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (AttributeError, OSError, ValueError):
                pass

    def requests():
        while os.path.exists(control + '/in'):
            with open(control + '/in', encoding='ascii') as requested:
                words = requested.readline().split()
            if words:
                with open(control + '/script', encoding='utf-8') as request:
                    yield words[0], json.load(request)

    def lead():
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        try:
            os.setpgid(0, 0)
            os.tcsetpgrp(terminal, os.getpgrp())
        except OSError:
            pass
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lead()
    say('ready')
    for number, block in requests():
        termios.tcsetattr(terminal, termios.TCSADRAIN, settings)
        mark('b' + number)
        if block:
            status = status_of(block)
        else:
            status = 0
            with open(os.dup(terminal), 'wb') as report:
                report.write(base64.b64encode(json.dumps(told).encode()))
        flush()
        mark(number)
        say('end ' + number + ' ' + str(status))

`
