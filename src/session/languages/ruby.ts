import type { ProgramLanguage } from './program-language.ts'
import { rubySession } from './ruby-session.ts'
import { shellLines } from './shell-lines.ts'

/** Ruby. */
export const ruby: ProgramLanguage = {
  name: 'ruby',
  programs: ['ruby'],
  debianPackage: 'ruby',
  programArgument: 'ruby',
  session: rubySession,
  start({ program, script, wantsValue, words }) {
    const input = wantsValue ? valueScript(script, words.includes('pp')) : script
    return shellLines({
      words: [program, wantsValue ? '- 3>&1 >&2' : '-'],
      code: '',
      input: `${input}\n`,
    })
  },
}

/** The block as a method, so that it may return; its value goes to file descriptor 3. */
function valueScript(script: string, pretty: boolean): string {
  const text = pretty
    ? "(require 'pp'; value.pretty_inspect)"
    : '(value.instance_of?(String) ? value : value.inspect)'
  return `def main
${script}
end
main.then { |value| IO.open(3, 'w') { |out| out.write(${text}) } }`
}
