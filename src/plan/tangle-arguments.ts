import { readNumber } from '../document/read-number.ts'
import type { ArgumentReader } from './argument-reader.ts'
import { type CommentWord, commentWords } from './comment-words.ts'
import type { HeaderArguments } from './header-arguments.ts'
import { looksLikeLisp } from './literal-lisp.ts'
import { nowebWords, readNowebUse } from './noweb-argument.ts'
import { unquoted } from './unquoted.ts'

/** Where a block is written to, and how (Org manual, "Extracting Source Code"). */
export function tangleArguments(
  reader: ArgumentReader,
): Pick<
  HeaderArguments,
  'tangle' | 'tangleMode' | 'tangleMkdirp' | 'shebang' | 'padline' | 'noExpand' | 'comments'
> {
  return {
    tangle: tangleTarget(reader),
    tangleMode: reader.merged.get('tangle-mode')?.value ? reader.mode('tangle-mode') : null,
    // Only this word means no; to Emacs even nil is another text.
    tangleMkdirp: !['', 'no'].includes(reader.text('mkdirp', 'no')),
    shebang: reader.text('shebang', ''),
    padline: reader.text('padline', 'yes') !== 'no',
    // It counts as soon as it is there, whatever its value.
    noExpand: reader.merged.has('no-expand'),
    comments: commentsOf(reader),
  }
}

/** The value of `:tangle`: `no`, `yes` or a path; `''` for what Emacs fails at. */
export function tangleTarget(reader: ArgumentReader): string {
  const given = reader.merged.get('tangle')
  const fault = given?.origin ? targetFault(given.value, given.origin.value ?? '') : ''
  if (!given?.origin || fault === '') return reader.text('tangle', 'no')
  reader.reject(
    given.origin,
    fault,
    ':tangle takes yes, no or a path, in double quotes if need be.',
  )
  return ''
}

/** Why Emacs could not take a value for a file, `''` when it can; `written` is the value before its evaluation. */
function targetFault(value: string, written: string): string {
  if (value === '') return ':tangle has no value'
  const isNumber = !looksLikeLisp(written) && readNumber(written) !== null
  if (isNumber) return `"${written}" is a number, and :tangle takes a text`
  if (/^['`][^"(['`]/.test(written)) return `"${written}" is a symbol, and :tangle takes a text`
  return value.endsWith('/') ? `"${value}" is a directory, and :tangle takes a file` : ''
}

function commentsOf(reader: ArgumentReader): CommentWord {
  const value = reader.merged.get('comments')?.value ?? ''
  return ['', 'nil'].includes(value) ? 'no' : reader.word('comments', commentWords, 'no')
}

/** What becomes of references in a body, and what references may mean it. */
export function nowebArguments(
  reader: ArgumentReader,
): Pick<HeaderArguments, 'noweb' | 'nowebRef' | 'nowebSep' | 'nowebPrefix'> {
  const prefix = reader.text('noweb-prefix', 'yes')
  return {
    noweb: readNowebUse(reader.words('noweb', nowebWords)),
    nowebRef: writtenText(reader, 'noweb-ref') ?? '',
    nowebSep: writtenText(reader, 'noweb-sep') ?? '\n',
    nowebPrefix: !['no', 'nil', ''].includes(prefix),
  }
}

/** The text of an argument whose Lisp Org does not evaluate when others refer to the block; null for none and for a number. */
function writtenText({ merged }: ArgumentReader, key: string): string | null {
  const { origin, value = null } = merged.get(key) ?? {}
  const written = origin ? origin.value : value
  return written === null || readNumber(written) !== null ? null : unquoted(written)
}
