const { readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { resolve } = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { Script } = require('node:vm')

const folder = resolve(__dirname, '../dist/bundle')

/** Verbs with a file of their own, which lacks the commands of the others, so they start 10 ms sooner. */
const apart = ['ls', 'plan', 'render']

/** Where the functions are kept, compiled, that a verb runs; a short cache is read sooner than a full one. */
const cacheOf = (verb) => resolve(folder, `${verb.replaceAll(/[^a-z]/g, '') || 'none'}.cache`)

/**
 * Flags of V8 in Node 20. The budget says how much a function runs before it is optimised, in bytes of its code that were run; V8 by itself
 * takes 135,168. Most runs end before that pays, and on a small machine it takes processor time from the shells, and from the
 * second thread of pictures. So does marking a small heap while pictures are made. Later Nodes have no such budget, and
 * complain of a flag that they do not know.
 */
function flagsOf(verb, node) {
  if (!node.startsWith('20.')) return []
  return verb === 'render'
    ? ['--interrupt-budget=450000', '--no-incremental-marking']
    : ['--interrupt-budget=1000000']
}

/**
 * Loads the command line from its one file, or that of the verb, with V8's code cache for the verb where this Node wrote one.
 * V8 refuses a cache of another version, of other flags or of another bundle; then it compiles.
 */
function loadBundle(verb) {
  for (const flag of flagsOf(verb, process.versions.node)) setFlagsFromString(flag)
  const path = resolve(folder, `${apart.includes(verb) ? verb : 'runbook'}.cjs`)
  const text = readFileSync(path, 'latin1')
  const script = new Script(text, { filename: path, cachedData: readCache(cacheOf(verb)) })
  const bundle = { exports: {} }
  const require = lazily(createRequire(path))
  script.runInThisContext()(bundle.exports, require, bundle, path, folder)
  return { main: bundle.exports.main, script }
}

/** Modules of Node that take milliseconds to load, and that many a run does not need. */
const heavy =
  /^(?:node:)?(?:child_process|crypto|fs\/promises|https?|net|readline\/promises|stream(?:\/\w+)?|tty|worker_threads|zlib)$/

/** A `require` that loads the heavy modules when something of them is asked for. */
function lazily(require) {
  return (name) => (heavy.test(name) ? lazy(() => require(name), name) : require(name))
}

function lazy(load, name) {
  return new Proxy(
    {},
    {
      get: (_, key) => load()[key],
      has: (_, key) => key in load(),
      // The bundle copies the names of a module that is imported as a whole, and of this one it uses no copied name.
      ownKeys: () => (name === 'node:tty' ? [] : Reflect.ownKeys(load())),
      getOwnPropertyDescriptor: (_, key) => {
        const found = Reflect.getOwnPropertyDescriptor(load(), key)
        return found && { ...found, configurable: true }
      },
    },
  )
}

function readCache(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

module.exports = { loadBundle, cacheOf, apart, flagsOf }
