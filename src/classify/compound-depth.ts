import { withoutQuotes } from './without-quotes.ts'

/** How many compound commands a line opens, less those it closes: `for`, `if`, `case`, `{`. */
export function compoundDepth(text: string): number {
  const plain = withoutQuotes(text)
  const opened = plain.match(
    /(?:^[ \t]*|[;&|(]\s*|\b(?:do|then|else)\s+)(?:if|for|while|until|select|case)\s|\{\s*$/gm,
  )
  const closed = plain.match(/(?:^|[;&|\s])(?:done|fi|esac)(?=$|[;&|)\s])|^[ \t]*\}/gm)
  return (opened?.length ?? 0) - (closed?.length ?? 0)
}
