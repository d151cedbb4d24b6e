import type { Beside } from './document/beside.ts'
import type { Document, OrgDocument } from './document/document.ts'
import { editLines } from './document/edited-lines.ts'
import type { Span } from './document/line-index.ts'
import { readFrontMatter } from './document/markdown/attributes/front-matter.ts'
import { editOrg } from './document/org/edit-org.ts'
import { parseOrg } from './document/org/parse-org.ts'
import { RunbookError } from './errors.ts'
import { executePlan } from './execute-plan.ts'
import type { Outcome } from './execute/outcome.ts'
import type { RunForValue } from './execute/run-for-value.ts'
import { calledExpansions } from './export/blocks/called-expansions.ts'
import { exportCodes, exportResults, type ShownResults } from './export/blocks/export-blocks.ts'
import { exportPlan } from './export/blocks/export-plan.ts'
import { type Exported, exportTree } from './export/export-tree.ts'
import type { ExportFormat } from './export/formats.ts'
import { markdownPage } from './export/from-markdown/markdown-page.ts'
import { expandMacros } from './export/prepare/expand-macros.ts'
import { resultsMacro } from './export/prepare/macro-templates.ts'
import { prepareDocument } from './export/prepare/prepare-document.ts'
import { openTangleRunner, type TangleRunner } from './open-tangle-runner.ts'
import { planWithin } from './plan/plan-within.ts'
import { type Plan, planDocument } from './plan/plan.ts'
import { readsBlocks } from './plan/reads-blocks.ts'
import { readDocument } from './read-document.ts'
import { readLibrary } from './read-library.ts'
import { isWritable } from './results/outcome-edit.ts'
import { writeOutcomes } from './results/write-outcomes.ts'
import { executeBrought, mayRun, mostRounds, type RunEvent, type RunOptions } from './runbook.ts'
import { besideOf } from './sandbox/beside-of.ts'
import { isExecutable } from './session/languages/is-executable.ts'
import { tangleSettings } from './tangle-document.ts'

/** What a user decided about an export; the run's own wishes to write and to record do not count. */
export interface BuildOptions {
  readonly run: RunOptions
  readonly format: ExportFormat
  /** The text alone, without what makes it a file of the format. */
  readonly bodyOnly: boolean
  /** The document's directory as a path from where the export will be, `''` for the same: relative links start there. */
  readonly base: string
  /** Run the blocks whose results are shown; else what the document holds is shown. */
  readonly execute: boolean
  /** Let the document's own HTML pass into the export. */
  readonly allowRawHtml: boolean
}

/** What happens while a document is built, in order; the last event holds the export. */
export type BuildEvent = RunEvent | { readonly type: 'exported'; readonly exported: Exported }

/**
 * Exports an executed document: included files and macros, then the blocks that `:exports` asks for, then the format.
 * All happens on a copy in memory; a failed block's output is its result, as in a run.
 * @throws RunbookError E_FORMAT for Org made of Markdown; what reading it, its includes and macros throws.
 */
export async function* buildDocument(
  options: BuildOptions,
): AsyncGenerator<BuildEvent, void, undefined> {
  const { run } = options
  const written = await readDocument(run.path)
  if (written.format !== 'org') return yield* buildMarkdown(written, options)
  const beside = besideOf(written.path)
  const document = prepareDocument(written, beside, new Date())
  const plan = await planForExport(document, options)
  if (!(yield* mayRun(plan, run))) return
  const outcomes = yield* execute(plan, run)
  const first = exportResults(plan, outcomes, null)
  const layers = yield* resultLayers(first, beside, options)
  const last = layers.at(-1) ?? first
  const results = editLines(last.plan.document.lines, last.edits)
  const codes = exportCodes(results.source, layers, yield* expansions(plan, outcomes, options))
  const { path, source, written: places } = editLines(results, codes)
  const executed = parseOrg(path, source, beside, places)
  // Results of inline blocks come as macros.
  const inline = editOrg(executed, expandMacros(executed, resultsMacro), beside)
  yield { type: 'exported', exported: exportTree(inline, options, beside) }
}

/** The results that an export shows, then those of the blocks that they brought, and so on. */
async function* resultLayers(
  first: ShownResults,
  beside: Beside,
  options: BuildOptions,
): AsyncGenerator<RunEvent, readonly ShownResults[], undefined> {
  const layers = [first]
  for (let last = first; ; layers.push(last)) {
    for (const error of last.problems) yield { type: 'problem', error }
    if (last.walked.length === 0 || layers.length > mostRounds) return layers
    const withResults = editOrg(last.plan.document as OrgDocument, last.edits, beside)
    last = yield* broughtResults(withResults, last.walked, options)
  }
}

/** Shows the blocks that results brought as `:exports` wants. */
async function* broughtResults(
  document: OrgDocument,
  walked: readonly Span[],
  options: BuildOptions,
): AsyncGenerator<RunEvent, ShownResults, undefined> {
  const plan = planWithin(await planForExport(document, options), walked)
  const outcomes = yield* executeBrought(plan, { ...options.run, sources: null })
  return exportResults(plan, outcomes ?? [], walked)
}

async function planForExport(document: OrgDocument, { run, execute }: BuildOptions): Promise<Plan> {
  const plan = planDocument(document, {
    ...run,
    library: await readLibrary(document, run),
    forExport: execute,
    executable: (language) => execute && isExecutable(language),
  })
  return exportPlan(plan)
}

/** The sandbox is only asked for when something runs in it; blocks find the tangled files and lose their old results, as in a run. */
async function* execute(
  plan: Plan,
  run: RunOptions,
): AsyncGenerator<RunEvent, readonly Outcome[], undefined> {
  if (!plan.steps.some((step) => step.skip === null || readsBlocks(step, plan))) return []
  return yield* executePlan(plan, {
    ...run,
    write: true,
    sources: null,
    tangle: true,
    place: null,
  })
}

/** Code that is only shown may need the results of other blocks; a rehearsal does without. */
async function* expansions(
  plan: Plan,
  outcomes: readonly Outcome[],
  { run, execute: isRun }: BuildOptions,
): AsyncGenerator<RunEvent, ReadonlyMap<number, string>, undefined> {
  if (!isRun || run.rehearse) return new Map()
  const opened: { runner: Promise<TangleRunner> | null } = { runner: null }
  const runLazily: RunForValue = async (step, from) => {
    opened.runner ??= openTangleRunner(plan, run)
    return (await opened.runner).run(step, from)
  }
  try {
    return await calledExpansions(plan, outcomes, tangleSettings(plan, runLazily).call)
  } finally {
    const left = await (await opened.runner)?.close()
    if (left) yield { type: 'left-behind', ...left }
  }
}

/** A Markdown document with its results, as it is or as a page; what it shows of blocks is what it holds. */
async function* buildMarkdown(
  document: Document,
  options: BuildOptions,
): AsyncGenerator<BuildEvent, void, undefined> {
  const { run } = options
  if (options.format === 'org') throw notOrg(run.path)
  const plan = planDocument(document, {
    ...run,
    library: await readLibrary(document, run),
    forExport: false,
    executable: (language) => options.execute && isExecutable(language),
  })
  if (!(yield* mayRun(plan, run))) return
  const outcomes = yield* execute(plan, run)
  const { source, problems } = await writeOutcomes(document, outcomes.filter(isWritable))
  for (const error of problems) yield { type: 'problem', error }
  if (options.format === 'md') yield { type: 'exported', exported: { text: source, warnings: [] } }
  else {
    const text = source.slice(readFrontMatter(source).end)
    yield { type: 'exported', exported: markdownPage(text, options) }
  }
}

function notOrg(path: string): RunbookError {
  return new RunbookError('E_FORMAT', `${path} is no Org document`, {
    hint: 'Markdown becomes HTML, or Markdown with its results: --to html, --to md.',
  })
}
