import { escapePattern } from '../../document/escape-pattern.ts'
/** How a language writes a comment on one line; `end` is `''` where the line's end closes it. */
export interface CommentSyntax {
  readonly start: string
  readonly end: string
}

/**
 * Languages by what begins their comments: those for which a plain Emacs 28 has a major mode, since Babel takes the
 * comment syntax from there (`org-src-lang-modes`; newcomment.el's `comment-start`, doubled where the mode says so).
 */
const lineComments: Readonly<Record<string, string>> = {
  '#': `sh bash zsh csh tcsh ash dash ksh ksh88 mksh posix shell shell-script screen python perl cperl ruby
    makefile makefile-gmake makefile-bsdmake makefile-automake makefile-makepp makefile-imake conf conf-unix conf-toml
    conf-javaprop conf-space conf-colon conf-desktop toml desktop awk tcl m4 org icon sieve gdb-script cfengine3`,
  '//': 'C++ c++ cpp java js javascript js-jsx scss objc idl pike antlr verilog opascal delphi vera',
  ';;': 'scheme lisp emacs-lisp elisp lisp-interaction asm dsssl',
  ';': 'conf-windows dns',
  '--': 'sql sqlite vhdl snmp snmpv2',
  '%%': 'latex tex plain-tex beamer prolog',
  '%': 'ps metafont metapost',
  '##': 'octave',
  '!': 'f90 dcl conf-xdefaults',
  '*': 'mixal',
  '*%': 'conf-ppd',
  '@c': 'texinfo',
  '@Comment': 'bibtex',
  dnl: 'autoconf',
  rem: 'bat',
  '\\"': 'nroff',
}

const closedComments: readonly (readonly [CommentSyntax, string])[] = [
  [{ start: '/*', end: '*/' }, 'C c css ld-script'],
  [{ start: '<!--', end: '-->' }, 'html mhtml xml nxml sgml'],
  [{ start: '(*', end: '*)' }, 'modula-2 m2'],
  [{ start: '!', end: ';' }, 'simula'],
]

/** Modes that know no comments. */
const withoutComments = 'text dot diff ditaa artist calc fundamental outline change-log prog'

const syntaxes: ReadonlyMap<string, CommentSyntax | null> = new Map([
  ...Object.entries(lineComments).flatMap(([start, names]) => entries({ start, end: '' }, names)),
  ...closedComments.flatMap(([syntax, names]) => entries(syntax, names)),
  ...entries(null, withoutComments),
])

function entries(
  syntax: CommentSyntax | null,
  names: string,
): (readonly [string, CommentSyntax | null])[] {
  return names.split(/\s+/).map((name) => [name, syntax] as const)
}

/** The comment syntax of a language: null when it has none, undefined when the language is not known. */
export function commentSyntax(language: string): CommentSyntax | null | undefined {
  return syntaxes.get(language)
}

/** Makes each line a comment that is not blank; what would open or close one in it is broken up (comment-region). */
export function commentOut(text: string, syntax: CommentSyntax): string {
  return text
    .split('\n')
    .map((line) => (/^[ \t]*$/.test(line) ? line : commentLine(line, syntax)))
    .join('\n')
}

function commentLine(line: string, { start, end }: CommentSyntax): string {
  if (end === '') return `${start} ${line}`
  return `${start} ${breakUp(breakUp(line, start), end)} ${end}`
}

/** A backslash behind the first character: in a comment of C, `*` `/` becomes `*\/`. */
function breakUp(line: string, mark: string): string {
  if (mark.length < 2) return line
  const [first = '', ...rest] = Array.from(mark, escapePattern)
  return line.replace(new RegExp(`(${first})(\\\\*${rest.join('')})`, 'g'), '$1\\$2')
}
