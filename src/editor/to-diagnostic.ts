import { pathToFileURL } from 'node:url'

import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver-protocol'

import type { Place } from '../errors.ts'
import type { Finding } from './finding.ts'

/**
 * A finding in the text of a path as an editor takes it (Language Server Protocol 3.17, Diagnostic): lines and columns from
 * 0, in UTF-16 units. What is wrong in another file stands at the top, and leads there.
 */
export function toDiagnostic(finding: Finding, path: string): Diagnostic {
  const { severity, code, reason, remedy, place } = finding
  const isElsewhere = place !== null && place.path !== path
  const diagnostic = {
    range: place === null || isElsewhere ? top : rangeOf(place),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source: 'runbook',
    message: `${reason}\n${remedy}`,
  }
  if (!isElsewhere) return diagnostic
  const location = { uri: pathToFileURL(place.path).href, range: rangeOf(place) }
  return { ...diagnostic, relatedInformation: [{ location, message: reason }] }
}

const top: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }

function rangeOf({ line, column, length }: Place): Range {
  return {
    start: { line: line - 1, character: column - 1 },
    end: { line: line - 1, character: column - 1 + length },
  }
}
