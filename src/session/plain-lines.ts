/**
 * What has no meaning beyond its line: words, quotes that are closed, variables, operators between commands. Of a variable's
 * name only the first letter belongs to the dollar sign: in whatever other way it could be cut would be tried, too.
 */
const plainLine =
  /^(?:[\w \t./:=,+%@^~?*;|&<>-]|\$[\w?@*!$-]|'[^']*'|"(?:[^"`\\$]|\$[\w?@*!-])*")*$/u

/** A here-document, an operator that goes on in the next line, or a word that opens or closes a compound command. */
const goesOn =
  /<<|[|&][ \t]*$|;;|(?:^|[ \t;|&])(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|select|function|time|coproc)(?=[ \t;|&]|$)/u

/**
 * The lines of a script in which every line is complete by itself, blank ones left out: the groups that `splitScript()`
 * finds, without its parser, which takes milliseconds. Blank lines at the start, which it keeps, go too. Null for any other
 * script.
 */
export function plainLines(script: string): string[] | null {
  const lines = script.split('\n').filter((line) => line.trim() !== '')
  return lines.every((line) => plainLine.test(line) && !goesOn.test(line)) ? lines : null
}
