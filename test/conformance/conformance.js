// npm run conformance [-- --live] [words for vitest]
// With --live Emacs itself is asked: `emacs` on PATH, and another Org in front of its own where ORG_LISP says so.
// Exit codes: 0 as expected · 1 something differs · 2 --live without Emacs.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const here = import.meta.dirname
const words = process.argv.slice(2)
const live = words.includes('--live')

if (live && spawnSync('emacs', ['--version'], { stdio: 'ignore' }).status !== 0) {
  process.stderr.write(
    'There is no emacs on PATH to ask. Install it (Debian: apt-get install emacs-nox), or leave --live out.\n',
  )
  process.exit(2)
}

const vitest = resolve(here, '../../node_modules/vitest/vitest.mjs')
const config = resolve(here, 'vitest.config.ts')
const rest = words.filter((word) => word !== '--live')
const { status } = spawnSync(process.execPath, [vitest, 'run', '--config', config, ...rest], {
  cwd: resolve(here, '../..'),
  stdio: 'inherit',
  env: { ...process.env, RUNBOOK_CONFORMANCE: live ? 'live' : 'stored' },
})
process.exit(status ?? 1)
