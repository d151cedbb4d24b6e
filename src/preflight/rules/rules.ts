import type { TrapRule } from '../trap.ts'
import { brokenJson } from './broken-json.ts'
import { destructive } from './destructive.ts'
import { endless } from './endless.ts'
import { foreignSed } from './foreign-sed.ts'
import { lostParameter } from './lost-parameter.ts'
import { missingFile } from './missing-file.ts'
import { missingProgram } from './missing-program.ts'
import { misspelt } from './misspelt.ts'
import { nestedShell } from './nested-shell.ts'
import { openHeredoc } from './open-heredoc.ts'
import { placeholder } from './placeholder.ts'
import { strayMarkup } from './stray-markup.ts'

/** Every kind of trap that is looked for in scripts. */
export const trapRules: readonly TrapRule[] = [
  placeholder,
  openHeredoc,
  strayMarkup,
  lostParameter,
  endless,
  nestedShell,
  destructive,
  missingProgram,
  missingFile,
  misspelt,
  brokenJson,
  foreignSed,
]
