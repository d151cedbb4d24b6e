import { isFailure } from '../../verdict/verdict.ts'
import { printable } from '../printable.ts'
import type { MakeReporter } from './reporter.ts'

/** GitHub's workflow commands: an annotation at the line of each failure. */
export const github: MakeReporter = (report) => ({
  verdict: (verdict) => {
    if (!isFailure(verdict)) return
    const { path, line, title, kind, reason, difference, printed } = verdict
    const message = [reason, ...difference, ...printed].filter((text) => text !== '').join('\n')
    const place = `file=${property(path)},line=${line},title=${property(`${kind}: ${title}`)}`
    report.data(`::error ${place}::${data(message === '' ? kind : message)}\n`)
  },
  end: ({ passed, failed, skipped }) => {
    report.line(`${failed} failed, ${passed} passed, ${skipped} skipped`)
  },
})

function data(text: string): string {
  return text
    .replace(/[^\r\n]+/g, printable)
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
