import type { Block, RawArgument } from '../document/block.ts'
import type { Document } from '../document/document.ts'
import type { ArgumentReader } from './argument-reader.ts'
import type { LanguageSyntax } from './languages/language-syntax.ts'
import { languageSyntaxes } from './languages/language-syntaxes.ts'
import type { MergedArgument } from './merge-arguments.ts'
import { apartFromBash } from './shell-session.ts'

/** The arguments that only a block's language has, as text, by name; `''` for one without a value. */
export function languageArguments(
  { language }: Block,
  reader: ArgumentReader,
): Readonly<Record<string, string>> {
  const own = Object.keys(languageSyntaxes.get(language)?.arguments ?? {})
  // Shells have a separator too, with a default; SQLite has one only when it is given.
  const names = language === 'sqlite' ? [...own, 'separator'] : own
  const given = names.filter((name) => reader.merged.has(name))
  return Object.fromEntries(given.map((name) => [name, reader.text(name, '')]))
}

/** Defaults that a language changes: words of `:results` are merged, and in Markdown the document's shell is none of its. */
export function languageDefaults(
  language: string,
  defaults: Readonly<Record<string, string>>,
  format: Document['format'],
): Readonly<Record<string, string>> {
  const syntax = languageSyntaxes.get(language)
  if (!syntax) return defaults
  const results = [defaults['results'], syntax.defaults['results']].filter(Boolean).join(' ')
  const session = format === 'markdown' ? { session: 'none' } : {}
  return { ...defaults, ...syntax.defaults, ...session, results }
}

/** The session of a block, `''` for none; a language that has none refuses one, unless it has no meaning there. */
export function languageSession(
  { language }: Block,
  session: string,
  reader: ArgumentReader,
): string {
  const syntax = languageSyntaxes.get(language)
  if (!syntax) return session
  if (syntax.session === 'kept') return keptSession(language, reader)
  const background = reader.merged.get('background')
  if (background?.origin && session !== '' && background.value !== 'no') {
    const hint = 'Start the program in a block of bash that has a session.'
    reader.reject(background.origin, `${language} has no session to go on in`, hint)
  }
  const origin = reader.merged.get('session')?.origin
  if (origin && session !== '' && syntax.session === 'refused')
    reader.reject(
      origin,
      `${language} has no sessions here`,
      'Write ":session none", and let one block do what needs one state.',
    )
  return ''
}

/** A session of the language's own program. */
function keptSession(language: string, reader: ArgumentReader): string {
  const name = reader.text('session', 'none')
  for (const key of ['background', 'wait', 'env', 'unenv', 'secret']) {
    const written = firstOf(reader, key)
    if (!written?.origin || written.value === 'no' || name === 'none') continue
    const hint = 'Let a block of bash that has a session do this.'
    reader.reject(written.origin, `a session of ${language} has no :${key}`, hint)
  }
  if (name === 'none') return ''
  return name === '' ? unnamedSession(language) : name
}

/** The argument of a key, or the first one where a key has an entry for each name. */
function firstOf(reader: ArgumentReader, key: string): MergedArgument | undefined {
  return (
    reader.merged.get(key) ?? [...reader.merged].find(([one]) => one.startsWith(`${key} `))?.[1]
  )
}

/** The name of a session that is given none, for Python as Emacs has it (ob-python). */
function unnamedSession(language: string): string {
  return language === 'python' ? 'Python' : language
}

/** A recording, asked for by an argument or a link, is typed into bash, which reads other commands. */
function rejectRecording(block: Block, reader: ArgumentReader): void {
  const written = block.arguments.findLast(({ key }) => key === 'record')
  const { recording } = block
  const link: RawArgument | null = recording && {
    key: 'record',
    value: recording.path,
    carrier: 'block',
    span: recording.span,
  }
  const origin = written ?? link
  if (!origin || origin.value === 'no') return
  const hint = 'Write the block in bash or sh, or ":record no".'
  reader.reject(origin, `recordings are typed into bash, and this block is ${block.language}`, hint)
}

/** Notes the arguments written at a block which its language does not read and which would change what it does. */
export function rejectUnread(block: Block, reader: ArgumentReader): void {
  if (apartFromBash.has(block.language)) rejectRecording(block, reader)
  const syntax = languageSyntaxes.get(block.language)
  if (!syntax) return
  for (const argument of block.arguments) {
    const isOwn = argument.carrier === 'block' || argument.carrier === 'header'
    const isRecording = argument.key === 'record' && argument.value !== 'no'
    const isTerminal =
      argument.key === 'answer' || (argument.key === 'tty' && argument.value !== 'no')
    if (!isOwn || !(syntax.unread.includes(argument.key) || isRecording || isTerminal)) continue
    reader.reject(argument, `:${argument.key} means nothing for ${block.language}`, hintFor(syntax))
  }
}

function hintFor({ arguments: own }: LanguageSyntax): string {
  const names = Object.keys(own).map((name) => `:${name}`)
  const has = names.length === 0 ? '' : ` Arguments of its own are ${names.join(', ')}.`
  return `Remove it.${has}`
}
