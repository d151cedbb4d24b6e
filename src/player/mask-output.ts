import { maskSecrets } from '../redact/secret-mask.ts'

/** Output of a terminal without the secrets in it. */
export interface MaskedOutput {
  /** Takes output, and returns what can no longer turn out to be a secret. */
  write(data: Uint8Array): Uint8Array
  /** Returns what was held back; call when nothing more can come. */
  flush(): Uint8Array
}

const nothing = new Uint8Array()

/** Masks values in output, also where they are cut over several writes; without values all passes as it is. */
export function maskOutput(values: readonly string[]): MaskedOutput {
  if (values.length === 0) return { write: (data) => data, flush: () => nothing }
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const mask = maskSecrets(values)
  return {
    write: (data) => Buffer.from(mask.write(decoder.decode(data, { stream: true }))),
    flush: () => Buffer.from(mask.end()),
  }
}
