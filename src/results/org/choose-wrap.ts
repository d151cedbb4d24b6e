import type { ResultForm } from './result-form.ts'

/** What stands around a result: lines below a block, or a macro behind an inline block. */
export interface Wrap {
  readonly start: string
  readonly end: string
  readonly inlineStart: string
  readonly inlineEnd: string
  /** Lines that Org would read as headlines or keywords get a comma. */
  readonly escapes: boolean
  /** A table at the start of the text is aligned. */
  readonly aligns: boolean
}

const nothing: Wrap = {
  start: '',
  end: '',
  inlineStart: '',
  inlineEnd: '',
  escapes: false,
  aligns: false,
}

/** The wrap that `:wrap` or the words of `:results` ask for, or null (org-babel-insert-result). */
export function chooseWrap(form: ResultForm): Wrap | null {
  if (form.wrap !== null) return namedWrap(form.wrap === '' ? 'results' : form.wrap)
  const word = ['html', 'latex', 'org', 'code', 'raw', 'drawer', 'wrap'].find((name) =>
    form.words.includes(name),
  )
  if (word === undefined) return null
  if (word === 'html' || word === 'latex') return exportWrap(word, `export ${word}`)
  if (word === 'org') return { ...srcWrap('src org', 'src_org{'), aligns: true }
  if (word === 'code') return codeWrap(form)
  if (word === 'raw') return { ...nothing, aligns: true }
  return {
    ...nothing,
    start: ':results:\n',
    end: ':end:\n',
    inlineStart: '{{{results(',
    inlineEnd: ')}}}',
    aligns: true,
  }
}

function namedWrap(full: string): Wrap {
  const [type = '', argument, ...rest] = full.split(/[ \t]+/).filter(Boolean)
  switch (type.toLowerCase()) {
    case 'export':
      return exportWrap(argument ?? 'none', full)
    case 'example':
      return { ...block(full), inlineStart: '{{{results(=', inlineEnd: '=)}}}', escapes: true }
    case 'src': {
      const options = rest.length === 0 ? '' : `[${rest.join(' ')}]`
      return srcWrap(full, `src_${argument ?? 'none'}${options}{`)
    }
    default:
      return { ...block(full), inlineStart: '{{{results(', inlineEnd: ')}}}' }
  }
}

function codeWrap({ language, switches }: ResultForm): Wrap {
  const name = language === '' ? 'none' : language
  const options = switches === '' ? '' : ` ${switches}`
  return srcWrap(`src ${name}${options}`, `src_${name}[${options}]{`)
}

function exportWrap(backend: string, full: string): Wrap {
  return {
    ...block(full),
    inlineStart: `{{{results(@@${backend}:`,
    inlineEnd: '@@)}}}',
    escapes: true,
  }
}

function srcWrap(full: string, inline: string): Wrap {
  return { ...block(full), inlineStart: `{{{results(${inline}`, inlineEnd: '})}}}', escapes: true }
}

function block(full: string): Wrap {
  const type = full.trim().split(/[ \t]/, 1)[0] ?? ''
  return { ...nothing, start: `#+begin_${full}\n`, end: `#+end_${type}\n` }
}
