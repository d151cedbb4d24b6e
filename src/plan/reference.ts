/** What a `:var` or `:stdin` refers to: `[FILE:]NAME[HEADERS](ARGUMENTS)[INDEX]`. */
export interface Reference {
  /** Another document, `''` for this one. */
  readonly file: string
  readonly name: string
  /** Header arguments for a called block. */
  readonly headers: string
  /** Arguments of a call as written, null when it is no call. */
  readonly call: string | null
  /** Index as written, null for none; `''` stands for `[]`, the text of a block. */
  readonly index: string | null
}

/** Splits a reference into its parts (Org manual, "Passing arguments"; org-babel-ref-resolve). */
export function parseReference(text: string): Reference {
  const index = /^([\s\S]*?)\[([^\][]*)\]$/.exec(text)
  const rest = index?.[1] ?? text
  const call = /^([^()[\]]*)(?:\[([^\]]*)\])?\(([\s\S]*)\)$/.exec(rest)
  const target = call?.[1] ?? rest
  const file = /^([^:]+\.org):(.*)$/.exec(target)
  return {
    file: file?.[1] ?? '',
    name: (file?.[2] ?? target).trim(),
    headers: call?.[2] ?? '',
    call: call?.[3] ?? null,
    index: index?.[2] ?? null,
  }
}
