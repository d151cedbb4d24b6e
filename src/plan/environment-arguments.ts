import type { Block } from '../document/block.ts'
import type { ArgumentReader } from './argument-reader.ts'
import type { BlockVariable, OwnEnvironment } from './header-arguments.ts'
import { environmentNames } from './merge-arguments.ts'
import { terminalArguments } from './terminal-arguments.ts'
import { unquoted } from './unquoted.ts'

/** Reads what a block alone finds: `:env`, `:unenv` and `:secret`, `:tty` and `:answer`. */
export function environmentArguments(block: Block, reader: ArgumentReader): OwnEnvironment {
  return {
    env: environmentNames(reader.merged).flatMap((name) => blockVariable(name, reader)),
    unenv: names('unenv', reader),
    secrets: names('secret', reader),
    terminal: terminalArguments(block, reader),
  }
}

function blockVariable(name: string, reader: ArgumentReader): BlockVariable[] {
  const { value = '', origin } = reader.merged.get(`env ${name}`) ?? {}
  if (!origin) return []
  const [, text] = value.split(/=(.*)/s, 2)
  if (isName(name)) return [{ name, value: text === undefined ? null : unquoted(text), origin }]
  const hint = 'Write NAME=VALUE, or NAME alone for a variable of yours that you allow.'
  reader.reject(origin, `"${value}" is no variable for :env`, hint)
  return []
}

function names(key: string, reader: ArgumentReader): string[] {
  const found = reader
    .plainText(key)
    .split(/[\s,]+/)
    .filter(Boolean)
  const wrong = found.find((name) => !isName(name))
  const origin = reader.merged.get(key)?.origin
  if (origin && (wrong !== undefined || found.length === 0)) {
    const hint = 'Write names of variables, with commas between them.'
    reader.reject(origin, `":${key} ${wrong ?? ''}" names no variable`, hint)
  }
  return found.filter(isName)
}

/** A name that every shell takes (POSIX.1-2017, XBD 3.235, "Name"). */
function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)
}
