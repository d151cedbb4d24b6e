import { shellQuote } from '../../plan/shell-quote.ts'
import type { ScriptFile } from '../once-run.ts'
import type { Output } from '../output.ts'
import { scriptFileArguments, scriptFileName, scriptFileText } from '../script-file.ts'
import type { RemoteOnceRun } from './remote-once-run.ts'
import { RemoteShot } from './remote-shot.ts'
import { startScript } from './start-script.ts'
import { startSupervisor, type Supervised } from './supervised.ts'

/**
 * Runs a script in a fresh shell on another machine: byte exact, stdout and stderr apart, the script as the shell's
 * standard input unless it is to be a file. Files are in a private directory there, which goes at the end, as do the
 * processes that the script left in its process group.
 * Throws `E_REMOTE` when the script could not be started there.
 */
export async function runRemoteOnce(run: RemoteOnceRun): Promise<Output> {
  const supervised = await startSupervisor(run.hosts, run.place.hops, run.signal)
  const shot = new RemoteShot(run, supervised)
  const { program } = run.language
  const { file } = run
  const command = file === null ? readingInput(run) : runningFile(run, file, supervised)
  const begin = String.raw`\033]7337;${supervised.nonce};b\007`
  const start = startScript(
    { ...run, program, command: `exec ${command}` },
    { directory: supervised.directory, marker: begin },
  )
  supervised.put('input', file?.input ?? run.script)
  supervised.put('start', start)
  supervised.tell('once')
  return shot.output
}

function readingInput({ language }: RemoteOnceRun): string {
  return [language.program, ...language.options].join(' ')
}

function runningFile(run: RemoteOnceRun, file: ScriptFile, { put, directory }: Supervised): string {
  const name = scriptFileName()
  put(name, scriptFileText(run, file))
  const script = `${directory}/${name}`
  const command = scriptFileArguments(run, file, script).map(shellQuote).join(' ')
  return `sh -c ${shellQuote(`chmod 700 ${script}; exec ${command}`)}`
}
