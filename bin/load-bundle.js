const { readFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const { dirname, resolve } = require('node:path')
const { Script } = require('node:vm')

const path = resolve(__dirname, '../dist/bundle/runbook.cjs')

/** Where the functions are kept, compiled, that a verb runs; a short cache is read sooner than a full one. */
const cacheOf = (verb) =>
  resolve(dirname(path), `${verb.replaceAll(/[^a-z]/g, '') || 'none'}.cache`)

/**
 * Loads the command line from its one file, with V8's code cache for the verb where this Node wrote one.
 * V8 refuses a cache of another version, of other flags or of another bundle; then it compiles.
 */
function loadBundle(verb) {
  const text = readFileSync(path, 'latin1')
  const script = new Script(text, { filename: path, cachedData: readCache(cacheOf(verb)) })
  const bundle = { exports: {} }
  script.runInThisContext()(bundle.exports, createRequire(path), bundle, path, dirname(path))
  return { main: bundle.exports.main, script }
}

function readCache(file) {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

module.exports = { loadBundle, cacheOf }
