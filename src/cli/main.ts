import { exitCode } from './exit-code.ts'
import { Report, type ReportOptions } from './report.ts'

/** Runs the command line and returns the exit code; never exits by itself. */
export async function main(argv: readonly string[]): Promise<number> {
  const report = new Report(reportOptions(argv), {
    out: process.stdout,
    err: process.stderr,
    env: process.env,
  })
  ignoreClosedStreams()
  try {
    const { parseCommandLine } = await import('./program.ts')
    return await parseCommandLine(argv, report)
  } catch (error) {
    report.error(error)
    return exitCodeOf(error)
  }
}

/** Read before parsing, so that errors of the parser itself come in the right form. */
function reportOptions(argv: readonly string[]): ReportOptions {
  const flags = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length)
  return {
    json: flags.includes('--json'),
    quiet: flags.includes('--quiet') || flags.includes('-q'),
    verbose: flags.includes('--verbose') || flags.includes('-v'),
  }
}

function exitCodeOf(error: unknown): number {
  const code = (error as { exitCode?: unknown }).exitCode
  return typeof code === 'number' ? code : exitCode.internal
}

/** `runbook ls doc | head` is no failure, and a run whose terminal was closed still has to clean up. */
const nobodyReads: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EIO'])

function ignoreClosedStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (!nobodyReads.has(error.code)) throw error
    })
  }
}
