import type { Script, ScriptParts } from './language-syntax.ts'

/** Prologue, code and epilogue; variables reach the program another way. */
export function composeAround({ code, arguments: { prologue, epilogue } }: ScriptParts): Script {
  const script = [prologue, code, epilogue].filter((part) => part !== '').join('\n')
  return { setup: prologue, body: code, teardown: epilogue, script }
}
