import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { type SimpleCommand, simpleCommands } from '../classify/simple-commands.ts'
import { withoutSudo } from '../classify/without-sudo.ts'
import type { Plan } from '../plan/plan.ts'
import { findProgram } from '../sandbox/find-program.ts'
import type { Survey } from './trap.ts'

/** Gathers what all scripts of a document use and make, which find programs by a PATH. */
export function surveyDocument(plan: Plan, path: string): Survey {
  const scripts = plan.steps.filter(({ skip }) => skip === null).map(({ code }) => code)
  const commands = scripts.flatMap(simpleCommands)
  const directory = dirname(plan.document.path)
  const text = scripts.join('\n')
  return {
    verbs: countBy(commands, (words) =>
      words.slice(1, 3).filter((word) => /^[a-z][a-z-]+$/.test(word)),
    ),
    options: countBy(commands, (words) =>
      words.flatMap((word) => /^--[a-z][a-z-]{1,60}(?==|$)/.exec(word)?.[0] ?? []),
    ),
    defined: new Set([...definedNames(text), ...commands.flatMap(installed)]),
    written: writtenFiles(plan, text),
    goesElsewhere: commands.some(goesElsewhere),
    hasProgram: lookUpPrograms(path),
    hasFile: (file) => existsSync(resolve(directory, file)),
  }
}

/** Looks each program up once. */
function lookUpPrograms(path: string): Survey['hasProgram'] {
  const known = new Map<string, boolean>()
  return (name) => {
    const found = known.get(name) ?? findProgram(name, path) !== null
    known.set(name, found)
    return found
  }
}

function countBy(
  commands: readonly SimpleCommand[],
  pick: (words: readonly string[]) => readonly string[],
): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  for (const { words } of commands) {
    const own = withoutSudo(words)
    const [program = ''] = own
    const found = counts.get(program) ?? new Map<string, number>()
    for (const word of pick(own)) found.set(word, (found.get(word) ?? 0) + 1)
    counts.set(program, found)
  }
  return counts
}

/** The packages that a command installs. */
function installed({ words }: SimpleCommand): string[] {
  const verb = words.findIndex((word) => word === 'install' || word === 'add')
  return verb < 0 ? [] : words.slice(verb + 1).filter((word) => /^[a-z][\w.-]+$/.test(word))
}

/** What brings directories or goes into others, with the word behind it. */
const elsewhere =
  /^(?:(?:cd|pushd|unzip)$|(?:git|hg) clone$|helm (?:pull|fetch)$|tar -{0,2}[A-Za-z]*x)/

function goesElsewhere({ words }: SimpleCommand): boolean {
  const [program = '', verb = ''] = withoutSudo(words)
  return elsewhere.test(program) || elsewhere.test(`${program} ${verb}`)
}

/** Functions and aliases, and programs that are downloaded or moved to their place. */
function definedNames(text: string): Set<string> {
  const names = [
    ...text.matchAll(/^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\(\)/gm),
    ...text.matchAll(/\balias[ \t]+([\w-]+)=/g),
    ...text.matchAll(/[ \t](?:-o|-O|--output)[ =]([\w.-]+)/g),
  ]
  return new Set([...names.map(([, name = '']) => name), ...putIntoPlace(text)])
}

/** The ends of the words in front of a directory `bin` on lines that move something. */
function putIntoPlace(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const words = wordsFrom(line, /\b(?:mv|cp|install)[ \t]/)
    return words.flatMap((word, index) =>
      word.includes('bin/') ? (words[index - 1]?.split(/[^\w.-]/).at(-1) ?? []) : [],
    )
  })
}

/** The last words of commands that copy or move. */
function copies(text: string): string[] {
  return text.split(/[\n;&|]/).flatMap((command) => {
    const words = wordsFrom(command, /\b(?:cp|mv|ln)[ \t]/).slice(2)
    const last = words.findLast((word) => /^[\w./-]/.test(word))
    return last?.split(/["'<>()]/, 1) ?? []
  })
}

/** The files that addresses end in. */
function downloads(text: string): string[] {
  return [...text.matchAll(/https?:\/\/\S+/g)].flatMap(([address]) => {
    const names = address.split('/').slice(3)
    return names.flatMap((name) => /^[\w.-]+\.\w+/.exec(name)?.[0] ?? []).slice(-1)
  })
}

/** The words of a line from a command on, none where it does not have it. */
function wordsFrom(line: string, command: RegExp): string[] {
  const start = line.search(command)
  return start < 0
    ? []
    : line
        .slice(start)
        .trimEnd()
        .split(/[ \t]+/)
}

/** Paths behind redirections, `-o`, `touch`, `tee`, `cp`, `mv`, and files that blocks are tangled to. */
function writtenFiles(plan: Plan, text: string): Set<string> {
  const paths = [
    ...text.matchAll(/>>?[ \t]*["']?([\w./$-][^\s"';&|<>()]*)/g),
    ...text.matchAll(/[ \t](?:-o|-O|--output|-sSo)[ =]+["']?([\w./-][^\s"';&|<>()]*)/g),
    ...text.matchAll(/\b(?:touch|tee|mkdir(?:[ \t]+-p)?)[ \t]+["']?([\w./-][^\s"';&|<>()]*)/g),
  ].map(([, path = '']) => path)
  const tangled = plan.steps.map(({ arguments: { tangle } }) => tangle)
  const all = [...paths, ...copies(text), ...downloads(text), ...tangled]
  return new Set(all.map((path) => path.replace(/^\.\//, '')))
}
