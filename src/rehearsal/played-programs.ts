import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

import { shellBuiltins } from '../classify/shell-builtins.ts'
import type { RecordedAnswer } from './answer-book.ts'
import type { Cassette } from './cassette.ts'
import { commandWords } from './command-words.ts'

/** Programs that reach out to other machines or change this one: always played in a rehearsal. */
const remotePrograms: ReadonlySet<string> = new Set(
  (
    'kubectl helm kustomize kubeadm oc istioctl calicoctl calicoq cilium flux argocd ' +
    'exo aws eksctl az gcloud doctl hcloud oci ibmcloud openstack terraform tofu pulumi ' +
    'docker podman nerdctl crictl ctr minikube kind k3d vagrant ansible ansible-playbook ' +
    'ssh scp sftp rsync curl wget nc ping dig nslookup host tcpdump watch vhs ' +
    'sudo apt apt-get apt-key dnf yum apk snap brew pip systemctl reboot'
  ).split(' '),
)

/** Words that begin a compound command, and those within one (bash(1), "RESERVED WORDS"), `coproc` among them. */
const reservedWords: ReadonlySet<string> = new Set(
  'case coproc do done elif else esac fi for function if in select then time until while'.split(
    ' ',
  ),
)

/** Longer words, such as a token in a here-document, name no file (limits.h(0p), NAME_MAX). */
const longestName = 255

/**
 * The programs that get a stand-in: those that the cassette names, known remote ones, and command words of the
 * scripts which no directory of `path` holds. The remote ones need not be in the scripts, which may start others.
 * Each is given with the path of the real one, to run where the cassette has no answer: `''` for all but programs of this
 * machine.
 */
export function playedPrograms(
  cassette: Cassette,
  scripts: readonly string[],
  path: string,
): Map<string, string> {
  const named = cassette.entries.map(({ argv }) => argv[0] ?? '')
  const used = new Set(scripts.flatMap(commandWords).filter(({ length }) => length <= longestName))
  const defined = new Set(scripts.flatMap(functionNames))
  const real = (word: string): string => realProgram(word, path)
  const missing = [...used].filter(
    (word) => !isOfShell(word) && !defined.has(word) && real(word) === '',
  )
  return new Map([
    ...named.map((word) => [word, real(word)] as const),
    ...[...remotePrograms, ...missing].map((word) => [word, ''] as const),
  ])
}

/** The programs that get a stand-in, with the filters whose result the document holds. */
export function withFilters(
  programs: ReadonlyMap<string, string>,
  recorded: readonly RecordedAnswer[],
  path: string,
): Map<string, string> {
  const filters = recorded.flatMap(({ filter }) => (filter ? [filter.program] : []))
  return new Map([...filters.map((word) => [word, realProgram(word, path)] as const), ...programs])
}

function isOfShell(word: string): boolean {
  return shellBuiltins.has(word) || reservedWords.has(word)
}

function realProgram(word: string, path: string): string {
  const places = path.split(':').map((directory) => join(directory, word))
  return places.find(isProgram) ?? ''
}

function functionNames(script: string): string[] {
  const definitions = script.matchAll(
    /^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\(\)|^[ \t]*function[ \t]+([\w-]+)/gm,
  )
  return [...definitions].map((match) => match[1] ?? match[2] ?? '')
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
