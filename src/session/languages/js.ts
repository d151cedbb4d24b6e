import { jsSession } from './js-session.ts'
import type { ProgramLanguage } from './program-language.ts'
import { shellLines } from './shell-lines.ts'

/** JavaScript, run by Node with the variables of a CommonJS module. */
export const js: ProgramLanguage = {
  name: 'js',
  programs: ['node'],
  debianPackage: 'nodejs',
  programArgument: 'cmd',
  session: jsSession,
  start({ program, script, wantsValue }) {
    const code = wantsValue ? `${run}${print}` : run
    return shellLines({ words: [program, `-e '${code}'`], code: `${script}\n`, input: '\n' })
  },
}

/** The block is the body of a function, so that it may return, and its messages have its own lines. */
const run = [
  'const vm = require("node:vm")',
  'const code = require("node:fs").readFileSync(4, "utf8")',
  'const names = ["exports", "require", "module", "__filename", "__dirname"]',
  'const importModuleDynamically = vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER',
  'const block = vm.compileFunction(code, names, { filename: "block", importModuleDynamically })',
  'const value = block(exports, require, module, __filename, __dirname)',
  '',
].join('\n')

/** The value as the console shows it, as Org has it. */
const print = 'process.stdout.write(require("node:util").inspect(value))'
