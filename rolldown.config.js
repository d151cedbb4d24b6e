import { defineConfig } from 'rolldown'

import { apart } from './bin/load-bundle.js'

// The command line as one file: Node reads and links 370 modules far slower than one.
export default defineConfig([...apart.map((verb) => bundle(verb, verb)), bundle('runbook', '')])

function bundle(name, verb) {
  return {
    input: 'dist/cli/main.js',
    platform: 'node',
    external: (id, importer) => looksBeside(id) || (verb !== '' && isOfAnother(verb, id, importer)),
    output: {
      // Two folders deep, as the modules are: paths to the package's own files stay the same.
      file: `dist/bundle/${name}.cjs`,
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
    ],
  }
}

/** It looks for its WebAssembly beside itself. */
const looksBeside = (id) => id === 'sh-syntax'

/** Whether a module is a command that a verb does not run. */
function isOfAnother(verb, id, importer = '') {
  return (
    importer.endsWith('cli/verbs.js') &&
    /^\.\/commands\//.test(id) &&
    id !== `./commands/${verb}.js`
  )
}

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
