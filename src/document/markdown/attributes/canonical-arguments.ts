import type { RawArgument } from '../../block.ts'
import { type Setting, synonyms, truthOf } from './synonyms.ts'

/** Keys that say yes or no, which each tool spells in its own way. */
const switches: ReadonlySet<string> = new Set([
  'background',
  'cache',
  'colnames',
  'hlines',
  'mkdirp',
  'no-expand',
  'noweb',
  'noweb-prefix',
  'padline',
  'rownames',
  'tangle',
  'tty',
])

/**
 * Arguments with the keys and values of our own table instead of those of other tools. Unknown keys stay as they are. A
 * directory of Runme's is below that of its document.
 */
export function canonicalArguments(written: readonly RawArgument[]): RawArgument[] {
  const base = written.find(({ key, carrier }) => key === 'cwd' && carrier === 'document')?.value
  return written.flatMap((argument) => {
    const { key, carrier } = argument
    const translate = Object.hasOwn(synonyms, key) ? synonyms[key] : undefined
    const settings = translate ? translate(argument.value) : [argument]
    return settings.map((found) => {
      const isBelow = key === 'cwd' && carrier !== 'document' && base
      const value = isBelow ? below(base, found.value ?? '') : switchValue(found)
      return { ...argument, key: found.key, value }
    })
  })
}

function switchValue({ key, value }: Setting): string | null {
  if (!switches.has(key) || value === null) return value
  const truth = truthOf(value)
  return truth === null ? value : truth ? 'yes' : 'no'
}

function below(base: string, path: string): string {
  return path.startsWith('/') ? path : `${base.replace(/(?<!\/)\/+$/, '')}/${path}`
}
