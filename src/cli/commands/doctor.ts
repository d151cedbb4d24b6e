import { findProgram } from '../../sandbox/find-program.ts'
import { probeSandbox } from '../../sandbox/probe.ts'
import { standardPath } from '../../sandbox/shell-environment.ts'
import { exitCode } from '../exit-code.ts'
import type { Report } from '../report.ts'

/** Programs that only some documents need, and what for. */
const optional: readonly (readonly [name: string, use: string])[] = [
  ['ffmpeg', 'videos and .webp pictures'],
  ['zsh', 'blocks and tapes in zsh'],
  ['fish', 'blocks and tapes in fish'],
  ['ssh', 'blocks on other machines'],
]

/**
 * `runbook doctor`: tries what a run needs, and looks for what some documents need.
 * @throws RunbookError E_SANDBOX_MISSING, which says how to mend it.
 */
export async function doctor(report: Report): Promise<number> {
  tell(report, { name: 'node', found: true, text: process.version })
  await probeSandbox()
  tell(report, { name: 'sandbox', found: true, text: 'bubblewrap works' })
  for (const [name, use] of optional) {
    const path = findProgram(name, process.env['PATH'] ?? standardPath)
    const text = path ?? `missing, which is for ${use}; apt-get install ${packageOf(name)}`
    tell(report, { name, found: path !== null, text })
  }
  return exitCode.done
}

function packageOf(name: string): string {
  return name === 'ssh' ? 'openssh-client' : name
}

function tell(
  report: Report,
  check: { readonly name: string; readonly found: boolean; readonly text: string },
): void {
  report.line(`${check.name.padEnd(9)}${check.text}`)
  report.event({ type: 'check', ...check })
}
