import { LispSymbol, type Value } from '../document/value.ts'
import { symbolOf } from '../plan/lisp-value.ts'
import { maskSecrets, maskText } from '../redact/secret-mask.ts'
import type { CommandOutput, Outcome } from './outcome.ts'

/** Masks bytes that come in pieces; with no secrets they pass as they are. */
export function byteMask(secrets: readonly string[]): {
  write(data: Uint8Array): Uint8Array
  end(): Uint8Array
} {
  if (secrets.length === 0) return { write: (data) => data, end: () => new Uint8Array() }
  const mask = maskSecrets(secrets)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return {
    write: (data) => Buffer.from(mask.write(decoder.decode(data, { stream: true }))),
    end: () => Buffer.from(mask.write(decoder.decode()) + mask.end()),
  }
}

/** The outcome with every secret masked: results, reports and recordings are made from it alone. */
export function maskOutcome(outcome: Outcome, secrets: readonly string[]): Outcome {
  if (secrets.length === 0) return outcome
  return {
    ...outcome,
    text: maskText(outcome.text, secrets),
    stderr: maskText(outcome.stderr, secrets),
    value: maskValue(outcome.value, secrets),
    notes: outcome.notes.map((note) => maskText(note, secrets)),
    commands: outcome.commands.map((command) => maskCommand(command, secrets)),
  }
}

function maskValue(value: Value, secrets: readonly string[]): Value {
  if (typeof value === 'string') return maskText(value, secrets)
  if (value instanceof LispSymbol) return symbolOf(maskText(value.name, secrets))
  if (!Array.isArray(value)) return value
  return (value as readonly Value[]).map((item) => maskValue(item, secrets))
}

/** A secret that is cut over two pieces shows with the second one. */
function maskCommand(command: CommandOutput, secrets: readonly string[]): CommandOutput {
  const mask = byteMask(secrets)
  const chunks = command.chunks.map(({ atMs, data }) => ({ atMs, data: mask.write(data) }))
  const rest = { atMs: chunks.at(-1)?.atMs ?? 0, data: mask.end() }
  return {
    ...command,
    command: maskText(command.command, secrets),
    output: Buffer.from(maskText(Buffer.from(command.output).toString('utf8'), secrets)),
    chunks: rest.data.length > 0 ? [...chunks, rest] : chunks,
  }
}
