import type { Value } from '../../document/value.ts'
import type { Script, ScriptParts } from './language-syntax.ts'

/** Prologue, a statement for each variable, code and epilogue, a line each or more (org-babel-expand-body:generic). */
export function composeStatements(
  { code, arguments: complete, variables }: ScriptParts,
  statement: (name: string, value: Value) => string,
): Script {
  if (variables.length === 0 && complete.prologue === '' && complete.epilogue === '')
    return { setup: '', body: code, teardown: '', script: code }
  const statements = variables.map(({ name, value }) => statement(name, value))
  const setup = filled([complete.prologue, ...statements]).join('\n')
  const teardown = complete.epilogue
  // An empty body is a line all the same, which the hash of a cached result covers.
  const script = [...filled([setup]), code, ...filled([teardown])].join('\n')
  return { setup, body: code, teardown, script }
}

function filled(parts: readonly string[]): readonly string[] {
  return parts.filter((part) => part !== '')
}
