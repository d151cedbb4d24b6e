import { methods } from './methods/methods.ts'
import type { Hop, RemotePlace } from './remote-place.ts'

/** Why a remote file name is none: the reason and what to do, a sentence each. */
export interface RemoteNameFault {
  readonly fault: string
  readonly hint: string
}

/** Names that begin with a letter or digit, so that no program takes them for an option. */
const userPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/
const hostPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/
const addressPattern = /^\[[0-9A-Fa-f:.]{2,45}\]$/
const spelling =
  'Write it as TRAMP does: /ssh:user@host#port:/path, /sudo:user@localhost:/path, ' +
  '/docker:container:/path, /kubernetes:pod:/path.'

/**
 * Reads a file name of TRAMP: `/METHOD:USER@HOST#PORT:PATH`, with further hops before a `|` (TRAMP manual, "File name
 * syntax" and "Ad-hoc multi-hops"). Null for a file name of this machine.
 */
export function parseRemoteName(name: string): RemotePlace | RemoteNameFault | null {
  // A method has two characters at least.
  if (!/^\/(?:-|[A-Za-z0-9-]{2,}):/.test(name)) return null
  const end = endOfTarget(name)
  if (end === -1) return { fault: 'the remote name lacks a colon before the path', hint: spelling }
  const directory = homePath(name.slice(end + 1))
  if (directory === null) {
    return {
      fault:
        'the remote path is neither absolute nor below the own home, or holds a control character',
      hint: 'Write the path from / on, or from ~/ on.',
    }
  }
  const hops = parseTarget(name.slice(1, end))
  return 'fault' in hops ? hops : { hops, directory }
}

/** Reads what stands between the slash and the last colon: one hop or more. */
export function parseTarget(text: string): readonly Hop[] | RemoteNameFault {
  const hops: Hop[] = []
  for (const part of text.split('|')) {
    const hop = parseHop(part, hops.at(-1) ?? null)
    if ('fault' in hop) return { fault: hop.fault, hint: spelling }
    hops.push(hop)
  }
  return hops
}

/** Index of the colon before the path; those of IPv6 addresses stand in brackets. */
function endOfTarget(name: string): number {
  const target =
    /^\/(?:[^:|/]+:(?:[^:|/[\]]|\[[^\]/]*\])*\|)*[^:|/]+:(?:[^:|/[\]]|\[[^\]/]*\])*(?=:)/
  return target.exec(name)?.[0].length ?? -1
}

function parseHop(text: string, before: Hop | null): Hop | { readonly fault: string } {
  const colon = text.indexOf(':')
  const written = colon === -1 ? text : text.slice(0, colon)
  const method = methods.get(written)
  if (colon === -1) return { fault: `"${text}" names no method and host` }
  if (!method) {
    const known = [...methods.keys()].join(', ')
    return { fault: `there is no method "${written}" (there are: ${known})` }
  }
  if (method.connects && before !== null && methods.get(before.method)?.connects !== true) {
    return { fault: `${written} cannot come after ${before.method}: a connection starts from here` }
  }
  const hop = parseAddress(text.slice(colon + 1), method.name)
  return 'fault' in hop ? hop : method.complete(hop, before)
}

function parseAddress(text: string, method: string): Hop | { readonly fault: string } {
  const at = text.lastIndexOf('@')
  const user = at === -1 ? '' : text.slice(0, at)
  const [, host = '', port = ''] = /^(.*?)(?:#(.*))?$/s.exec(text.slice(at + 1)) ?? []
  if (at !== -1 && !userPattern.test(user)) return { fault: `"${user}" is no plain user name` }
  if (host !== '' && !hostPattern.test(host) && !addressPattern.test(host)) {
    return { fault: `"${host}" is no plain host name` }
  }
  const number = port === '' ? 0 : Number(port)
  if (!/^\d*$/.test(port) || number > 65_535 || (text.includes('#') && number === 0)) {
    return { fault: `"${port}" is no port` }
  }
  return { method, user, host: host.replace(/^\[|\]$/g, ''), port: number }
}

/** Paths that are not absolute start at the home; null for one that no program should be given. */
function homePath(path: string): string | null {
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  if (/[\u0000-\u001f\u007f]/.test(path)) return null
  if (path.startsWith('/') || /^~(?:\/|$)/.test(path)) return path
  if (path.startsWith('~')) return null
  return path === '' ? '~' : `~/${path}`
}
