import { contains } from './contains.ts'
import { exact } from './exact.ts'
import { file } from './file.ts'
import { json } from './json.ts'
import { like, likeUnordered } from './like.ts'
import { elided, lines } from './lines.ts'
import type { Mode } from './mode.ts'
import { must } from './must.ts'
import { none } from './none.ts'
import { regex } from './regex.ts'
import { schema } from './schema.ts'
import { similar } from './similar.ts'
import { unordered } from './unordered.ts'

const all: readonly Mode[] = [
  exact,
  lines,
  elided,
  like,
  likeUnordered,
  contains,
  unordered,
  must,
  regex,
  json,
  schema,
  similar,
  file,
  none,
]

/** Every way to compare, by name. */
export const modes: ReadonlyMap<string, Mode> = new Map(all.map((mode) => [mode.name, mode]))
