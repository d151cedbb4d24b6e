import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { onTestFinished } from 'vitest'

import { type Policy, defaultPolicy } from '../../src/sandbox/policy.ts'
import { bash } from '../../src/session/languages/bash.ts'
import type { Language } from '../../src/session/languages/language.ts'
import { openSession } from '../../src/session/open-session.ts'
import { outputText } from '../../src/session/output-text.ts'
import type { Output } from '../../src/session/output.ts'
import type { Session, SessionRun } from '../../src/session/session.ts'

/** A workspace that goes at the end of the test. */
export function workspaceForTest(): string {
  const workspace = mkdtempSync(join(tmpdir(), 'session-test-'))
  onTestFinished(() => rmSync(workspace, { recursive: true, force: true }))
  return workspace
}

/** A session in a workspace of its own, of bash unless said, closed at the end of the test. */
export async function openForTest(
  change: (policy: Policy) => Policy = (policy) => policy,
  language: Language = bash,
): Promise<Session> {
  const workspace = workspaceForTest()
  const policy = change(defaultPolicy({ workspace }))
  const session = await openSession({ language, policy, cwd: workspace, cols: 80, rows: 24 })
  onTestFinished(() => session.close())
  return session
}

/** Runs a script with a generous time limit. */
export function run(
  session: Session,
  script: string,
  options: Partial<SessionRun> = {},
): Promise<Output> {
  const { signal } = new AbortController()
  return session.run({ script, timeoutMs: 15_000, onOutput: () => undefined, signal, ...options })
}

/** The text of what a script shows. */
export async function show(
  session: Session,
  script: string,
  options: Partial<SessionRun> = {},
): Promise<string> {
  return outputText((await run(session, script, options)).stdout)
}
