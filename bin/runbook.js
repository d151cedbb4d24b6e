#!/usr/bin/env node
const [verb = ''] = process.argv.slice(2)

if (verb === '--version' || verb === '-V') {
  process.stdout.write(`${require('../package.json').version}\n`)
} else {
  const { main } = require('./load-bundle.js').loadBundle(verb)
  main(process.argv.slice(2)).then((code) => {
    process.exitCode = code
  })
}
