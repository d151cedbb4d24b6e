import { chomp } from './chomp.ts'
import { jsDriver } from './js-driver.ts'
import { leadTerminal } from './lead-terminal.ts'
import type { ProgramSession } from './program-session.ts'

/**
 * A session of Node, which Org does not have: blocks are evaluated as at the console of a browser (V8's REPL mode), so
 * they may await, and declare anew what an earlier one declared; the value of a block is that of its last expression, as
 * `util.inspect()` shows it.
 */
export const jsSession: ProgramSession = {
  driver: (program, { control, nonce }) => ({
    argv: leadTerminal([...program, `${control}/driver`], '/dev/null'),
    env: {},
    text: `${jsDriver}serve(${JSON.stringify(control)}, '${nonce}')\n`,
    resume: '',
    scriptName: null,
  }),
  request: ({ script, wantsValue }) => JSON.stringify({ code: script, value: wantsValue }),
  report: '{}',
  printed: chomp,
}
