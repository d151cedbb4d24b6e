import { basename } from 'node:path'

import type { Plan, Step } from '../plan/plan.ts'

/** A file that a document tangles to; `path` is relative to the document, `mode` null for the default. */
export interface TangledFile {
  readonly path: string
  readonly text: string
  readonly mode: number | null
  readonly mkdirp: boolean
  /** The steps that it is made of, in document order. */
  readonly steps: readonly Step[]
}

/**
 * The files that a document's blocks make, in the order of their first blocks (Org manual, "Extracting Source
 * Code"; ob-tangle). `isShell` tells the languages whose variables are written out as assignments.
 */
export function composeFiles(plan: Plan, isShell: (language: string) => boolean): TangledFile[] {
  const byPath = new Map<string, Step[]>()
  for (const step of plan.steps) {
    const path = targetPath(step, plan.document.path)
    if (path === '') continue
    byPath.set(path, [...(byPath.get(path) ?? []), step])
  }
  return [...byPath].map(([path, steps]) => composeFile(path, steps, isShell))
}

function targetPath(step: Step, documentPath: string): string {
  const { tangle } = step.arguments
  if (tangle === 'no' || step.block.inactive) return ''
  if (tangle !== 'yes') return tangle
  const stem = basename(documentPath).replace(/\.[^.]+$/, '')
  return `${stem}.${extensions[step.block.language] ?? step.block.language}`
}

/** Languages whose files end otherwise than they are called (`org-babel-tangle-lang-exts`). */
const extensions: Readonly<Record<string, string>> = { 'emacs-lisp': 'el', elisp: 'el' }

function composeFile(
  path: string,
  steps: readonly Step[],
  isShell: (language: string) => boolean,
): TangledFile {
  const shebang = steps.find((step) => step.arguments.shebang !== '')
  let text = ''
  for (const step of steps) {
    if (text !== '' && step.arguments.padline) text += '\n'
    if (step === shebang) text += `${step.arguments.shebang}\n`
    text += `${tangledText(step, isShell(step.block.language)).trim()}\n`
  }
  const mode = steps[0]?.arguments.tangleMode ?? (shebang ? 0o755 : null)
  const mkdirp = steps.some((step) => step.arguments.mkdirp)
  return { path, text, mode, mkdirp, steps }
}

function tangledText(step: Step, isShell: boolean): string {
  const { noExpand, prologue, epilogue } = step.arguments
  if (noExpand) return step.block.code
  if (isShell) return step.script
  return [prologue, step.block.code, epilogue].filter((part) => part !== '').join('\n')
}
