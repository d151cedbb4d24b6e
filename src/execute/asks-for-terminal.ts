const testing = /(?:^|[\s;&|(!])(?:\[\[?|test)[ \t]/
const ofInput = /-t[ \t]+0\b/
const tty = /(?:^|[\s;&|(!])tty(?:[\s;&|)]|$)/

/** True for a script that asks whether its standard input is a terminal, by `test -t 0` on one line or by `tty` (POSIX, test and tty). */
export function asksForTerminal(script: string): boolean {
  return tty.test(script) || (ofInput.test(script) && script.split('\n').some(isTest))
}

function isTest(line: string): boolean {
  const at = line.search(testing)
  return at >= 0 && ofInput.test(line.slice(at))
}
