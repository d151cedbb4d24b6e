import type { Ajv } from 'ajv'
import { RE2JS } from 're2js'
import { parse as parseYaml } from 'yaml'

import { nestsDeeply } from '../../document/markdown/attributes/settings/nests-deeply.ts'
import type { Comparison } from '../comparison.ts'
import { inBoundedTime, tooLong } from '../in-bounded-time.ts'
import { wholeRows } from '../whole-rows.ts'
import { type Mode, type ModeInput, usualMode } from './mode.ts'

/** JSON or YAML that a JSON schema (draft 7), written in YAML or JSON, holds for. */
export const schema: Mode = {
  ...usualMode,
  name: 'schema',
  summary: 'the output, JSON or YAML, is valid by the expected JSON schema',
  compare: compareSchema,
}

async function compareSchema(input: ModeInput): Promise<Comparison> {
  const { expected, scope } = input
  const faults = await schemaFaults(input)
  const rows = wholeRows(expected, faults.join('; '))
  return { passed: faults.length === 0, rows, captures: scope.captures }
}

/** The validator is loaded by the first schema only. */
async function schemaFaults({ expected, actual, longestMs }: ModeInput): Promise<string[]> {
  const { Ajv } = await import('ajv')
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    validateFormats: false,
    code: { regExp: linearRegExp },
  })
  try {
    return inBoundedTime(() => faultsOf(ajv, expected, actual), longestMs) ?? [tooLong(longestMs)]
  } catch (error) {
    return [(error as Error).message.split('\n')[0] ?? '']
  }
}

/** References to references double the work of a few lines. */
function faultsOf(ajv: Ajv, expected: string, actual: string): string[] {
  if ([expected, actual].some(nestsDeeply)) return ['the JSON or YAML is nested too deeply']
  const validate = ajv.compile(withoutOldName(parseYaml(expected)) as object)
  if (validate(parseYaml(actual))) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `$${instancePath} ${message ?? 'is not valid'}`,
  )
}

/** Schemas that name an older draft are read by the rules of draft 7, which differ in little. */
function withoutOldName(schema: unknown): unknown {
  const { $schema: name, ...rest } = Object(schema) as Record<string, unknown>
  return typeof name === 'string' && /draft-0[46]/.test(name) ? rest : schema
}

/** Patterns of a schema come from the document, too: RE2's syntax, in time linear to the text. */
const linearRegExp = Object.assign(
  (pattern: string) => {
    const compiled = RE2JS.compile(pattern)
    return { test: (text: string) => compiled.matcher(text).find() }
  },
  // Only for schemas that are written as code, which none is here.
  { code: '' },
)
