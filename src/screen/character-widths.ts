import type { IUnicodeVersionProvider, Terminal } from '@xterm/headless'

import { loadGraphemes } from './load-graphemes.ts'

/**
 * Characters of one column that join no other (UAX #29, Grapheme_Cluster_Break=Other; UAX #11, neither wide nor
 * fullwidth), first and last of each range: those that terminals show most.
 */
const plainRanges = [
  [0x20, 0x7e],
  [0xa0, 0xa8],
  [0xaf, 0x2ff],
  [0x370, 0x482],
  [0x48a, 0x58f],
  [0x2010, 0x2027],
  [0x2190, 0x2193],
  [0x2200, 0x2319],
  [0x2500, 0x25a9],
  [0x25c1, 0x25fa],
  [0x2713, 0x2713],
  [0x2717, 0x271c],
  [0x2768, 0x2775],
  [0x2800, 0x28ff],
] as const

const plain = new Uint8Array(0x2900)
for (const [first, last] of plainRanges) plain.fill(1, first, last + 1)

/**
 * How the emulator writes "one column, joins nothing, of no kind that others join": bit 0 is set for what joins the
 * character before, bits 1 and 2 are the width, and the four above are the kind.
 */
const plainProperties = 2
const propertyBits = 0x7f

/**
 * Gives the emulator the widths of grapheme clusters. The tables of the addon that knows all of them take long to
 * unpack, and most recordings have only plain characters: they are loaded when another one comes.
 */
export function characterWidths(): IUnicodeVersionProvider {
  let all: IUnicodeVersionProvider | null = null
  const loaded = (): IUnicodeVersionProvider => (all ??= loadProvider())
  return {
    version: 'graphemes',
    wcwidth: (codepoint) => (plain[codepoint] === 1 ? 1 : loaded().wcwidth(codepoint)),
    charProperties(codepoint, preceding) {
      if (plain[codepoint] === 1 && (preceding === plainProperties || preceding === 0))
        return plainProperties
      const properties = loaded().charProperties(codepoint, preceding)
      return (properties & propertyBits) === plainProperties ? plainProperties : properties
    },
  }
}

/** The addon registers two providers, with grapheme clusters and without, and activates one. */
function loadProvider(): IUnicodeVersionProvider {
  const providers = new Map<string, IUnicodeVersionProvider>()
  const unicode = {
    activeVersion: '',
    versions: [],
    register: (provider: IUnicodeVersionProvider) => {
      providers.set(provider.version, provider)
    },
  }
  loadGraphemes().activate({ unicode } as unknown as Terminal)
  const provider = providers.get(unicode.activeVersion)
  if (provider === undefined) throw new TypeError('the addon of widths activates none')
  return provider
}
