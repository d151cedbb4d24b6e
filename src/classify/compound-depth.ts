import { blankLiterals } from './blank-literals.ts'

/** Words that close stand where a command does, or behind another one: `echo done` closes nothing. */
const closing =
  /\b(?:done|fi|esac)(?<=(?:^|[;&|)}]|\b(?:done|fi|esac)[ \t])[ \t]*\w+)(?=$|[;&|)\s])|^[ \t]*\}/gm

/** How many compound commands a line opens, less those it closes: `for`, `if`, `case`, `{`. */
export function compoundDepth(text: string): number {
  const plain = blankLiterals(text)
  const opened = plain.match(
    /(?:^[ \t]*|[;&|(]\s*|\b(?:do|then|else)\s+)(?:if|for|while|until|select|case)\s|\{\s*$/gm,
  )
  const closed = plain.match(closing)
  return (opened?.length ?? 0) - (closed?.length ?? 0)
}
