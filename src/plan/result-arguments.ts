import type { Block } from '../document/block.ts'
import { readNumber } from '../document/read-number.ts'
import type { Value } from '../document/value.ts'
import type { ArgumentReader } from './argument-reader.ts'
import type { HeaderArguments } from './header-arguments.ts'
import { looksLikeLisp } from './literal-lisp.ts'
import { readResultsWords } from './results-words.ts'
import type { NameChoice } from './table-names.ts'
import { unquoted } from './unquoted.ts'

type ResultArguments = Pick<
  HeaderArguments,
  'results' | 'cache' | 'wrap' | 'post' | 'resultFile' | 'resultsSwitches'
>

/**
 * Reads what becomes of a block's output. What makes the path of a file (`:file-ext`, `:output-dir`) has made it where the
 * called block stands, and makes none for a call (org-babel-lob-get-info).
 */
export function resultArguments(
  { call }: Pick<Block, 'call'>,
  reader: ArgumentReader,
): ResultArguments {
  const ofPath = (key: string): string => (call ? '' : reader.text(key, ''))
  const outputDir = ofPath('output-dir')
  const words = (reader.merged.get('results')?.value ?? '').split(' ').filter(Boolean)
  return {
    results: readResultsWords(words),
    cache: reader.isYes('cache'),
    wrap: reader.merged.has('wrap') ? reader.text('wrap', '') : null,
    resultFile: {
      file: reader.text('file', ''),
      fileExt: ofPath('file-ext'),
      outputDir,
      madeDirectory: call ? call.outputDir : outputDir,
      description: reader.description('file-desc'),
      mode: reader.mode('file-mode'),
    },
    post: reader.text('post', ''),
    resultsSwitches: reader.text('results_switches', ''),
  }
}

/** Reads how tables become variables and text. */
export function tableArguments(
  reader: ArgumentReader,
): Pick<HeaderArguments, 'tables' | 'tableText'> {
  return {
    tables: {
      colnames: names('colnames', 'auto', reader),
      rownames: names('rownames', 'none', reader),
      // Emacs takes rules out for a word only, and for nothing leaves them in.
      hlines: reader.isYes('hlines') || reader.merged.get('hlines')?.value === '',
    },
    tableText: {
      separator: givenText('separator', '\t', reader),
      hlineString: reader.isYes('hlines') ? givenText('hline-string', 'hline', reader) : '',
    },
  }
}

/** A text that may be empty when it stands in quotes; without a value it is not given. */
function givenText(key: string, fallback: string, reader: ArgumentReader): string {
  return reader.merged.get(key)?.value === '' ? fallback : reader.text(key, fallback)
}

/** `:colnames` and `:rownames`; Org takes every word but `no` for yes. */
function names(key: string, fallback: 'auto' | 'none', reader: ArgumentReader): NameChoice {
  const { value: written = '', origin = null } = reader.merged.get(key) ?? {}
  const value = unquoted(written)
  if (written === '') return fallback
  if (value === 'no') return 'none'
  const number = readNumber(written)
  if (typeof number === 'number' && Number.isInteger(number)) return number
  if (!looksLikeLisp(value)) return 'given'
  const list = reader.evaluate(value)
  if ('value' in list)
    return Array.isArray(list.value) ? (list.value as readonly Value[]) : fallback
  const hint = `Write "yes", "no" or a quoted list as in '(A B); this is evaluated, and ${list.refused}.`
  if (origin) reader.fail(origin, `"${value}" is no list of names`, hint)
  return 'given'
}
