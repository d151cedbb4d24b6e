import { dirname } from 'node:path'

import { RunbookError } from '../errors.ts'
import { inspectDocument } from '../inspect-document.ts'
import { inspectTape } from '../player/inspect-tape.ts'
import type { Trap } from '../preflight/trap.ts'
import { documentOf } from '../read-document.ts'
import { isTapeName } from '../tape/is-tape-name.ts'
import type { Finding } from './finding.ts'

/**
 * Finds what is wrong with the text of a document or tape as it stands in an editor, and what in it is a trap. Of the disk it
 * reads what `runbook plan` reads; nothing runs. `path` is absolute, its links are resolved, and it need not be there yet.
 */
export async function diagnose(path: string, text: string): Promise<readonly Finding[]> {
  const bytes = Buffer.from(text)
  try {
    return isTapeName(path) ? await ofTape(path, bytes) : await ofDocument(path, bytes)
  } catch (error) {
    if (error instanceof RunbookError) return [ofError('error', error)]
    throw error
  }
}

async function ofDocument(path: string, bytes: Uint8Array): Promise<readonly Finding[]> {
  const { plan, traps } = await inspectDocument(await documentOf(path, bytes), {
    selection: { only: [], from: '' },
    fill: {},
    libraries: [],
    allowRead: [],
  })
  return [...plan.problems.map((problem) => ofError('error', problem)), ...traps.map(ofTrap)]
}

async function ofTape(path: string, source: Buffer): Promise<readonly Finding[]> {
  const { problems, warnings } = await inspectTape({
    path,
    name: path,
    source,
    currentDirectory: dirname(path),
    sandbox: 'bubblewrap',
    network: 'none',
    allowRead: [],
    allowWrite: [],
    env: {},
    searchPath: '',
  })
  return [
    ...problems.map((problem) => ofError('error', problem)),
    ...warnings.map((warning) => ofError('warning', warning)),
  ]
}

function ofError(
  severity: Finding['severity'],
  { code, message, hint, place }: RunbookError,
): Finding {
  return { severity, code, reason: message, remedy: hint, place: place ?? null }
}

function ofTrap({ code, reason, remedy, place, stops }: Trap): Finding {
  return { severity: stops ? 'error' : 'warning', code, reason, remedy, place }
}
