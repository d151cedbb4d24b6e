import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

import { expect, inject, type TaskMeta, test } from 'vitest'

import { answerFiles, casesOf, conformingOrg, corpus, missingPrograms } from './corpus.ts'
import { deviations } from './deviations.ts'

/** How a verb is compared with Emacs. */
export interface CorpusCheck {
  readonly verb: keyof typeof answerFiles
  /** What we make of a case. */
  readonly ours: (name: string) => Promise<unknown>
  /** What Emacs made of it, in the form of `ours`, from the directory of its answers. */
  readonly answer: (directory: string) => unknown
}

/** What a test tells the table of chapters about an answer. */
export interface Finding {
  readonly verb: string
  readonly name: string
  /** Set when the answer is listed in deviations.ts. */
  readonly known: 'deviation' | 'fault' | null
  /** What an installed Emacs said. */
  readonly live: { readonly stored: boolean; readonly ours: boolean } | null
}

declare module 'vitest' {
  interface ProvidedContext {
    /** An installed Emacs' answers: the directory and the version of Org. */
    live?: { readonly directory: string; readonly org: string }
  }
  interface TaskMeta {
    finding?: Finding
  }
}

/** Defines a test for every case: ours against the stored answer or, live, the stored answer against Emacs. */
export function checkCorpus(check: CorpusCheck): void {
  const live = inject('live')
  for (const name of casesOf(check.verb)) {
    if (live) liveTest(check, name, live)
    else storedTest(check, name)
  }
}

function storedTest({ verb, ours, answer }: CorpusCheck, name: string): void {
  const known = deviations.find((one) => one.verb === verb && one.name === name)?.kind ?? null
  const missing = verb === 'run' ? missingPrograms(name) : []
  if (missing.length > 0) {
    test.skip(`${verb} makes of ${name} what Emacs makes of it (without ${missing.join(', ')})`)
    return
  }
  const run = known ? test.fails : test
  run(`${verb} makes of ${name} what Emacs makes of it`, async ({ task }) => {
    task.meta.finding = { verb, name, known, live: null }
    expect(await ours(name)).toEqual(answer(join(corpus, name)))
  })
}

function liveTest(
  { verb, ours, answer }: CorpusCheck,
  name: string,
  { directory, org }: { readonly directory: string; readonly org: string },
): void {
  const meta = (task: { meta: TaskMeta }, said: Finding['live']): void => {
    task.meta.finding = { verb, name, known: null, live: said }
  }
  test(`the stored answer to ${verb} ${name} is that of Org ${org}`, async (context) => {
    if (!existsSync(join(directory, name, answerFiles[verb]))) {
      meta(context.task, null)
      return context.skip(`Org ${org} is too old for this case, or a package is missing`)
    }
    const stored = answer(join(corpus, name))
    const said = answer(join(directory, name))
    meta(context.task, {
      stored: isDeepStrictEqual(stored, said),
      ours: isDeepStrictEqual(await ours(name), said),
    })
    if (org.startsWith(`${conformingOrg}.`)) expect(stored).toEqual(said)
  })
}
