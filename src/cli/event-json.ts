import type { Outcome } from '../execute/outcome.ts'
import type { Step } from '../plan/plan.ts'
import { targetName } from '../remote/remote-place.ts'
import type { RunEvent } from '../runbook.ts'

/** An event as one JSON object for `--json`: plain values only, times in milliseconds; null for what only a page shows. */
export function eventJson(event: RunEvent): object | null {
  switch (event.type) {
    case 'scenario':
      return {
        type: event.type,
        title: event.title,
        documents: event.parts.map(({ plan }) => plan.document.path),
      }
    case 'planned':
      return {
        type: 'planned',
        document: event.plan.document.path,
        blocks: event.plan.steps.map(stepJson),
      }
    case 'problem': {
      const { code, message, place, hint } = event.error
      return { type: 'problem', code, message, place: place ?? null, hint }
    }
    case 'trap':
      return { type: 'trap', ...event.trap }
    case 'step-started':
      return { type: event.type, ...stepJson(event.step), startedAt: event.startedAt }
    case 'typed':
      return null
    case 'output':
      return {
        type: event.type,
        line: event.step.block.writtenLine,
        data: Buffer.from(event.data).toString('utf8'),
      }
    case 'step-finished':
      return { type: event.type, ...outcomeJson(event.outcome) }
    case 'file':
      return { type: event.type, ...event.file }
    case 'recording':
      return { type: event.type, ...event.recording }
    case 'results': {
      const { changed, total } = event.results
      return { type: event.type, changed, total }
    }
    case 'left-behind':
    case 'rehearsed':
      return event
  }
}

function outcomeJson(outcome: Outcome): object {
  const { step, status, skip, exitCode, signal, text, stderr, notes, durationMs } = outcome
  return {
    ...stepJson(step),
    status,
    skip,
    exitCode,
    signal,
    text,
    stderr,
    notes,
    durationMs,
  }
}

function stepJson(step: Step): object {
  const { name, language, writtenLine, headings } = step.block
  return {
    name,
    language,
    line: writtenLine,
    heading: headings,
    skip: step.skip,
    remote: step.arguments.remote && targetName(step.arguments.remote.hops),
    recording: step.recordTo,
  }
}
