import type { ArgumentReader } from './argument-reader.ts'
import { conditionKinds, readConditions } from './conditions/conditions.ts'
import type { RunConditions } from './header-arguments.ts'

/** Reads what decides whether a block runs at all: `:needs`, `:on`, `:unless` and `:creates`. */
export function conditionArguments(reader: ArgumentReader): RunConditions {
  return {
    needs: reader
      .plainText('needs')
      .split(/[\s,]+/)
      .filter(Boolean),
    on: conditions(reader),
    unless: filled('unless', reader),
    creates: filled('creates', reader),
  }
}

function conditions(reader: ArgumentReader): RunConditions['on'] {
  const read = readConditions(reader.plainText('on'))
  if ('conditions' in read) return read.conditions
  const origin = reader.merged.get('on')?.origin
  const forms = conditionKinds.map(({ form }) => form).join(', ')
  if (origin)
    reader.reject(
      origin,
      `"${read.fault}" is no condition`,
      `Write ${forms}, with "!" in front for the contrary.`,
    )
  return []
}

/** A text that must say something where it is given. */
function filled(key: string, reader: ArgumentReader): string {
  const text = reader.plainText(key)
  const origin = reader.merged.get(key)?.origin
  if (origin && text.trim() === '') {
    const example = key === 'unless' ? ':unless "test -d build"' : ':creates build/app'
    reader.reject(origin, `:${key} has no value`, `Write it behind the key, as in ${example}.`)
  }
  return text
}
