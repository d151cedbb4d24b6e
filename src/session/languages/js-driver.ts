/**
 * The driver of a session of Node: the text of a script that defines `serve(control, nonce)`. Timers and servers of earlier
 * blocks go on while it waits, so requests come to it as events. Only a script of node:vm can be interrupted while it
 * computes, and only the inspector evaluates in REPL mode, so the one calls the other. The inspector cannot load modules:
 * `import()` becomes a function that does.
 */
export const jsDriver = String.raw`'use strict'
const fs = require('node:fs')
const inspector = require('node:inspector')
const Module = require('node:module')
const net = require('node:net')
const util = require('node:util')
const vm = require('node:vm')

let interrupt = () => {}

function define(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

function setGlobals() {
  process.argv.length = 1
  const module = new Module('block')
  module.paths = Module._nodeModulePaths(process.cwd())
  const require = Module.createRequire(process.cwd() + '/block')
  const given = { module, exports: module.exports, require, __filename: 'block', __dirname: '.' }
  for (const [name, value] of Object.entries(given)) define(name, value)
  for (const name of Module.builtinModules) {
    if (!/^[a-z]\w*$/.test(name) || name in globalThis) continue
    const property = { get: () => require(name), set: (value) => define(name, value) }
    Object.defineProperty(globalThis, name, { ...property, configurable: true })
  }
  const options = { importModuleDynamically: vm.constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER }
  define('__runbook_import', vm.compileFunction('return import(name, given)', ['name', 'given'], options))
}

const texts = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\x60(?:\\[^]|[^\x60\\])*\x60|\/\/.*|\/\*[^]*?\*\//
const imports = new RegExp(texts.source + '|(?<![\\w$.])import(?=\\s*\\()', 'g')

function expressionOf(code) {
  const named = code.replace(imports, (found) => (found === 'import' ? '__runbook_import' : found))
  return (isObject(named) ? '(' + named + '\n)' : named) + '\n//# sourceURL=block'
}

function isObject(code) {
  if (!/^\s*\{[^]*\}\s*$/.test(code)) return false
  try {
    return new vm.Script('(' + code + '\n)') instanceof vm.Script
  } catch {
    return false
  }
}

function openEvaluator() {
  const session = new inspector.Session()
  session.connect()
  const post = (method, params) => {
    let given
    session.post(method, params, (fault, result) => (given = result))
    return given
  }
  let kept
  define('__runbook_keep', (value) => (kept = value))
  const { objectId } = post('Runtime.evaluate', { expression: '__runbook_keep' }).result
  delete globalThis.__runbook_keep
  const valueOf = ({ objectId: id, unserializableValue, value }) => {
    const one = id ? { objectId: id } : unserializableValue ? { unserializableValue } : { value }
    const functionDeclaration = 'function (value) { this(value) }'
    post('Runtime.callFunctionOn', { functionDeclaration, objectId, arguments: [one] })
    const found = kept
    kept = undefined
    if (id) post('Runtime.releaseObject', { objectId: id })
    return found
  }
  const endOf = ({ result, exceptionDetails: details }, lines) => {
    if (!details) return { value: valueOf(result) }
    return { thrown: valueOf(details.exception), line: Math.min(details.lineNumber + 1, lines) }
  }
  return (code) =>
    new Promise((resolve) => {
      interrupt = () => resolve({ isInterrupted: true })
      const lines = code.split('\n').length
      const question = { expression: expressionOf(code), replMode: true }
      define('__runbook_begin', () => {
        delete globalThis.__runbook_begin
        session.post('Runtime.evaluate', question, (fault, given) =>
          fault ? interrupt() : resolve(endOf(given, lines)),
        )
      })
      try {
        vm.runInThisContext('__runbook_begin()', { breakOnSigint: true })
      } catch {
        interrupt()
      }
    })
}

function told(thrown, line) {
  try {
    if (!util.types.isNativeError(thrown)) return 'Uncaught ' + util.inspect(thrown) + '\n'
    const frames = String(thrown.stack).split('\n')
    const ours = frames.findIndex((frame) => frame.includes('(node:inspector:') || frame.includes(__filename))
    if (ours >= 0 && Object.isExtensible(thrown)) thrown.stack = frames.slice(0, ours).join('\n')
    const isPlaced = ours !== 1 || thrown.name !== 'SyntaxError'
    return (isPlaced ? util.inspect(thrown) : 'block:' + line + '\n' + thrown.stack) + '\n'
  } catch {
    return 'Uncaught error\n'
  }
}

function serve(control, nonce) {
  const terminal = fs.openSync('/dev/tty', 'w')
  const write = (text) => {
    for (let rest = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(fs.writeSync(terminal, rest))
  }
  const mark = (text) => write('\x1b]7337;' + nonce + ';' + text + '\x07')
  const say = (line) => fs.appendFileSync(control + '/out', line + '\n')
  process.on('SIGINT', () => interrupt())
  process.on('uncaughtException', (thrown) => process.stderr.write(told(thrown, 1)))
  setGlobals()
  const evaluate = openEvaluator()
  let report = { value: '', error: '' }

  const statusOf = async ({ code, value: isAsked }) => {
    report = { value: '', error: '' }
    const end = await evaluate(code)
    interrupt = () => {}
    if (end.isInterrupted) return 130
    try {
      if ('thrown' in end) report.error = told(end.thrown, end.line)
      else if (isAsked) report.value = util.inspect(end.value)
    } catch (thrown) {
      report.error = told(thrown, 1)
    }
    return report.error === '' ? 0 : 1
  }
  const answer = async (number) => {
    const block = JSON.parse(fs.readFileSync(control + '/script', 'utf8'))
    mark('b' + number)
    let status = 0
    if ('code' in block) status = await statusOf(block)
    else write(Buffer.from(JSON.stringify(report)).toString('base64'))
    mark(number)
    say('end ' + number + ' ' + status)
  }

  const { O_RDONLY, O_NONBLOCK } = fs.constants
  const fd = fs.openSync(control + '/in', O_RDONLY | O_NONBLOCK)
  const requests = new net.Socket({ fd, readable: true, writable: false })
  let held = ''
  requests.on('data', (data) => {
    const lines = (held + data).split('\n')
    held = lines.pop()
    for (const line of lines) void answer(line.split(' ')[0])
  })
  requests.on('close', () => process.exit())
  say('ready')
}

`
