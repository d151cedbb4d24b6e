import type { KeywordLine } from './keyword-lines.ts'

interface Keywords {
  readonly keywords: readonly KeywordLine[]
}

/** The document's own TODO keywords; without any, Org's (Org manual, "Per-file keywords"). */
export function todoKeywords(document: Keywords): ReadonlySet<string> {
  return new Set(
    sequences(document)
      .flat()
      .filter((word) => word !== '|'),
  )
}

/** Those of the document's TODO keywords that say that a task is done: the ones behind the bar, or the last one. */
export function doneKeywords(document: Keywords): ReadonlySet<string> {
  const done = sequences(document).flatMap((words) => {
    const bar = words.indexOf('|')
    return bar < 0 ? words.slice(-1) : words.slice(bar + 1)
  })
  return new Set(done)
}

/** The words of each line of keywords, bars included. */
function sequences({ keywords }: Keywords): string[][] {
  const written = keywords
    .map(({ text }) => /^[ \t]*#\+(?:(?:seq|typ)_)?todo:([^]*)$/i.exec(text)?.[1])
    .map((text) => (text ?? '').split(/\s+/).map((word) => word.replace(/\(.*$/, '')))
    .map((words) => words.filter((word) => word !== ''))
    .filter((words) => words.length > 0)
  return written.some((words) => words.some((word) => word !== '|')) ? written : [['TODO', 'DONE']]
}
