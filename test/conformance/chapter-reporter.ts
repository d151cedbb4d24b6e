import type { Reporter, TestCase, TestModule } from 'vitest/node'

import type { Finding } from './check-corpus.ts'
import { conformingOrg } from './corpus.ts'
import { deviations } from './deviations.ts'

interface Judged extends Finding {
  readonly passed: boolean
}

type Row = readonly (string | number)[]

/** Prints how much of each chapter of the corpus comes out as in Emacs; a chapter is the first word of a case's name. */
// oxlint-disable-next-line import/no-default-export -- vitest takes the default one
export default class ChapterReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const judged = modules.flatMap((module) => [...module.children.allTests()].flatMap(findingOf))
    if (judged.length === 0) return
    const live = process.env['RUNBOOK_CONFORMANCE'] === 'live'
    process.stdout.write(`\n${live ? liveTable(judged) : storedTable(judged)}\n`)
  }
}

function findingOf(test: TestCase): Judged[] {
  const { finding } = test.meta()
  return finding ? [{ ...finding, passed: test.result().state === 'passed' }] : []
}

/** A test of a known deviation passes when it fails as expected. */
function storedTable(judged: readonly Judged[]): string {
  const rows = byChapter(judged, (found) => {
    const deviating = found.filter(({ known, passed }) => known === 'deviation' && passed).length
    const equal = found.filter(({ known, passed }) => known === null && passed).length
    return [found.length, equal, deviating, found.length - equal - deviating]
  })
  const reasons = deviations.map(
    ({ verb, name, kind, reason }) => `${kind}: ${verb} ${name}: ${reason}`,
  )
  return [...table(['chapter', 'answers', 'equal', 'deviation', 'fault'], rows), '', ...reasons]
    .map((line) => `${line}\n`)
    .join('')
}

function liveTable(judged: readonly Judged[]): string {
  const rows = byChapter(judged, (found) => [
    found.length,
    found.filter(({ live }) => live).length,
    found.filter(({ live }) => live?.stored).length,
    found.filter(({ live }) => live?.ours).length,
  ])
  const differing = judged.filter(({ live }) => live && !live.stored)
  const lines = table(
    ['chapter', 'answers', 'asked', 'stored equal to Emacs', 'ours equal to Emacs'],
    rows,
  )
  if (differing.length > 0) {
    lines.push(
      '',
      `Emacs answers otherwise than what is stored, which is of Org ${conformingOrg}:`,
      ...differing.map(({ verb, name }) => `  ${verb} ${name}`),
    )
  }
  return lines.map((line) => `${line}\n`).join('')
}

function byChapter(
  judged: readonly Judged[],
  count: (found: readonly Judged[]) => readonly number[],
): Row[] {
  const chapters = new Map<string, Judged[]>()
  for (const one of judged) {
    const chapter = one.name.split('-')[0] ?? ''
    const found = chapters.get(chapter)
    if (found) found.push(one)
    else chapters.set(chapter, [one])
  }
  const sorted = [...chapters].toSorted(([a], [b]) => a.localeCompare(b))
  return [
    ...sorted.map(([chapter, found]) => [chapter, ...count(found)]),
    ['all', ...count(judged)],
  ]
}

function table(titles: readonly string[], rows: readonly Row[]): string[] {
  return [titles, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? String(cell).padEnd(10) : String(cell).padStart(titles[column]?.length ?? 0),
      )
      .join('  '),
  )
}
