#!/usr/bin/env node
const [verb = ''] = process.argv.slice(2)

if (verb === '--version' || verb === '-V') {
  process.stdout.write(`${require('../package.json').version}\n`)
} else {
  const { main } = require('./load-bundle.js').loadBundle(verb)
  main(process.argv.slice(2)).then((code) => {
    process.exitCode = code
    // All is done; Node would still take its parts down, one by one, for as long as a short run takes.
    if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit()
  })
}
