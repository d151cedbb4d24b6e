import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { planDocument } from '../../src/plan/plan.ts'
import { openRehearsal } from '../../src/rehearsal/open-rehearsal.ts'

const everything = {
  selection: { names: [], from: '', to: '', tags: [] },
  executable: () => true,
  includeNever: true,
  confirmed: true,
  defaults: {},
  overrides: {},
}
