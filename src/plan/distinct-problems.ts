import type { RunbookError } from '../errors.ts'

/** Each mistake of a document once: what stands in a property is read for every block that inherits it. */
export function distinctProblems(problems: readonly RunbookError[]): readonly RunbookError[] {
  const first = new Map<string, RunbookError>()
  for (const problem of problems) {
    const { code, message, place } = problem
    const key = JSON.stringify([code, message, place?.path, place?.line, place?.column])
    if (!first.has(key)) first.set(key, problem)
  }
  return [...first.values()]
}
