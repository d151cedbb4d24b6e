import { isFailure, type Verdict } from '../../verdict/verdict.ts'
import type { MakeReporter } from './reporter.ts'

/** JUnit's XML, as CI servers read it: a suite for each file, a case for each command. */
export const junit: MakeReporter = (report) => {
  const verdicts: Verdict[] = []
  return {
    verdict: (verdict) => verdicts.push(verdict),
    end: ({ passed, failed, skipped, durationMs }) => {
      const count = `tests="${passed + failed + skipped}" failures="${failed}" skipped="${skipped}"`
      const paths = [...new Set(verdicts.map(({ path }) => path))]
      const suites = paths.map((path) =>
        suite(
          path,
          verdicts.filter((own) => own.path === path),
        ),
      )
      report.data('<?xml version="1.0" encoding="UTF-8"?>\n')
      report.data(`<testsuites ${count} time="${(durationMs / 1000).toFixed(3)}">\n`)
      report.data(`${suites.join('')}</testsuites>\n`)
    },
  }
}

function suite(path: string, verdicts: readonly Verdict[]): string {
  const failures = verdicts.filter(isFailure).length
  const skipped = verdicts.filter(({ kind }) => kind === 'skipped').length
  const head = `<testsuite name="${escape(path)}" tests="${verdicts.length}" failures="${failures}" skipped="${skipped}">`
  return `  ${head}\n${verdicts.map(testCase).join('')}  </testsuite>\n`
}

function testCase(verdict: Verdict): string {
  const { path, line, title, kind, reason, difference, printed } = verdict
  const head = `    <testcase classname="${escape(path)}" name="${escape(`${line}: ${title}`)}"`
  if (kind === 'passed') return `${head}/>\n`
  if (kind === 'skipped') return `${head}><skipped message="${escape(reason)}"/></testcase>\n`
  const message = reason === '' ? kind : `${kind}: ${reason}`
  const body = escape([...difference, ...printed].join('\n'))
  return `${head}><failure message="${escape(message)}">${body}</failure></testcase>\n`
}

/** What XML 1.0 has no place for, and the controls above ASCII, which a terminal may obey. */
const unsafe = /(?![\t\n\r])\p{Cc}|[\p{Bidi_Control}\ufffe\uffff]|\p{Cs}/gu

/** Escapes text for XML 1.0, and what would be more than text where it is shown: in a terminal, or a log of GitHub Actions. */
function escape(text: string): string {
  return text
    .replace(unsafe, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('##[', '##&#91;')
}
