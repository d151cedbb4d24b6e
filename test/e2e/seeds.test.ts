import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { expect, test } from 'vitest'

import { seedsAbsent, seedText } from '../seeds.ts'
import { type Finished, Scratch } from './command-line.ts'

const fixtures = resolve(import.meta.dirname, '../fixtures/seeds')

/** A document of strangers, what its placeholders stand for, and where its outputs are not what its commands print. */
interface Seed {
  readonly name: string
  readonly fill: readonly string[]
  /** By line of the command. */
  readonly differing: readonly number[]
}

const seeds: readonly Seed[] = [
  {
    name: 'eks-federation.md',
    fill: [],
    differing: [],
  },
  {
    name: 'calico-operator.md',
    fill: [],
    // 86: a file of another day than all below; 255: the same chart a second time.
    differing: [86, 255],
  },
  {
    name: 'calico-cilium.md',
    fill: ['yourPhysicalGW=192.168.1.1'],
    // The output is that of another version than the one that is installed.
    differing: [336],
  },
  {
    name: 'aks-notes.txt',
    fill: [
      'MY-CUSTOMER-POD-IP=10.240.0.21',
      'YOUR_SERVICE_EXTERNAL_IP=203.0.113.10',
      'NAME-OF-YOUR-ROUTE-TABLE-RESOURCE-GROUP=MC_lab2',
      'NAME-OF-YOUR-AKS-ROUTETABLE=aks-rt',
    ],
    // 66: what stands below is what another command prints, which the notes leave out; 259: what jq prints, and grep cannot;
    // 584: the verb is misspelt.
    differing: [66, 259, 584],
  },
]

/** Rehearses a seed in a directory of its own, with its cassette and its sidecar beside it; notes become a runbook first. */
async function rehearse(verb: 'run' | 'test', { name, fill }: Seed): Promise<Finished> {
  const base = name.replace(/\.\w+$/, '')
  const beside = readdirSync(fixtures).filter((file) => file.startsWith(`${base}.`))
  using scratch = new Scratch({
    [name]: seedText(name),
    ...Object.fromEntries(beside.map((file) => [file, readFileSync(resolve(fixtures, file))])),
  })
  if (name.endsWith('.txt')) await scratch.runbook('import', name, '-o', `${base}.md`)
  const flags = fill.flatMap((value) => ['--set', value])
  return await scratch.runbook(verb, `${base}.md`, '--rehearse', ...flags)
}

for (const seed of seeds) {
  let ran: Promise<Finished> | null = null
  const run = (): Promise<Finished> => (ran ??= rehearse('run', seed))

  // The documents are not part of this project: without them there is nothing to run.
  test.skipIf(seedsAbsent)(`${seed.name} runs to its end in a rehearsal, unedited`, async () => {
    const { code, stderr } = await run()
    expect({ code, failed: /^ *✗.*$/m.exec(stderr)?.[0] }).toEqual({ code: 0 })
  })

  test.skipIf(seedsAbsent)(`a rehearsal answers every command of ${seed.name}`, async () => {
    const { stderr } = await run()
    expect(stderr).not.toContain('uncovered')
  })

  test.skipIf(seedsAbsent)(`test names the places where ${seed.name} is not true`, async () => {
    const { stderr } = await rehearse('test', seed)
    const places = stderr.matchAll(/^(?:differs|wrong status|timed out) {2}\S+:(\d+)/gm)
    expect([...places].map(([, line]) => Number(line))).toEqual(seed.differing)
  })
}
