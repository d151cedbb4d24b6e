import type { ArgumentReader } from './argument-reader.ts'
import { commentWords } from './comment-words.ts'
import type { HeaderArguments } from './header-arguments.ts'
import type { MergedArguments } from './merge-arguments.ts'
import { nowebWords, readNowebUse } from './noweb-argument.ts'

/** Where a block is written to, and how (Org manual, "Extracting Source Code"). */
export function tangleArguments(
  merged: MergedArguments,
  reader: ArgumentReader,
): Pick<
  HeaderArguments,
  'tangle' | 'tangleMode' | 'shebang' | 'padline' | 'noExpand' | 'comments'
> {
  return {
    tangle: tangleTarget(merged, reader),
    tangleMode: reader.mode('tangle-mode'),
    shebang: reader.text('shebang', ''),
    // Only this word means no; to Emacs even nil is another text.
    padline: merged.get('padline')?.value !== 'no',
    // It counts as soon as it is there, whatever its value.
    noExpand: merged.has('no-expand'),
    comments: reader.word('comments', commentWords, 'no'),
  }
}

/** `no`, `yes` or a path; Emacs fails at a `:tangle` that says nothing. */
function tangleTarget(merged: MergedArguments, reader: ArgumentReader): string {
  const given = merged.get('tangle')
  if (given?.origin && given.value === '') {
    reader.reject(given.origin, ':tangle has no value', ':tangle takes yes, no or a path.')
    return 'no'
  }
  return reader.text('tangle', 'no') || 'no'
}

/** What becomes of references in a body, and what references may mean it. */
export function nowebArguments(
  merged: MergedArguments,
  reader: ArgumentReader,
): Pick<HeaderArguments, 'noweb' | 'nowebRef' | 'nowebSep' | 'nowebPrefix'> {
  const prefix = merged.get('noweb-prefix')?.value ?? 'yes'
  return {
    noweb: readNowebUse(reader.words('noweb', nowebWords)),
    nowebRef: reader.text('noweb-ref', ''),
    nowebSep: merged.get('noweb-sep')?.value ? reader.text('noweb-sep', '') : '\n',
    nowebPrefix: !['no', 'nil', ''].includes(prefix),
  }
}
