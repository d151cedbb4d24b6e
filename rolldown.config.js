import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

import { defineConfig } from 'rolldown'

// The command line as one file: Node reads and links 370 modules far slower than one.
export default defineConfig({
  input: 'dist/cli/main.js',
  platform: 'node',
  // It looks for its WebAssembly beside itself.
  external: ['sh-syntax'],
  output: {
    // Two folders deep, as the modules are: paths to the package's own files stay the same.
    file: 'dist/bundle/runbook.cjs',
    format: 'cjs',
    codeSplitting: false,
    dynamicImportInCjs: false,
    intro: '(function (exports, require, module, __filename, __dirname) {',
    outro: '})',
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  },
  plugins: [
    { name: 'whole-emulator', transform: bundledRequires },
    { name: 'only-ascii', generateBundle: escapeChunks },
    { name: 'code-cache', closeBundle: writeCodeCache },
  ],
})

/** The emulator is required by name, and belongs into the one file, so that its functions are kept compiled, too. */
function bundledRequires(code) {
  return code.replaceAll(/createRequire\(import\.meta\.url\)\('@xterm\//g, "require('@xterm/")
}

/** A text of bytes is read five times faster than one that must be decoded. */
function escapeChunks(options, bundle) {
  for (const chunk of Object.values(bundle)) chunk.code = escaped(chunk.code)
}

function escaped(code) {
  return code.replaceAll(/[^\x00-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

function writeCodeCache() {
  const script = resolve(import.meta.dirname, 'bin/write-code-cache.js')
  const { status } = spawnSync(process.execPath, [script], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error('the code cache was not written')
}
