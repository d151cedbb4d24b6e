import { once } from 'node:events'

import { printable } from './printable.ts'

/** The keys that end, take back and break off what is typed (termios(3)). */
const keys = { enter: /[\r\n]/, erase: /[\x7f\b]/, interrupt: '\x03', end: '\x04' }

/**
 * Asks for a secret at the terminal, where nothing of it is shown; null when there is no terminal, or the question is
 * not answered. Ctrl-C is an interrupt as it always is.
 */
export async function askSecret(name: string): Promise<string | null> {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) return null
  // Before the question: what is typed at once must not be shown either.
  stdin.setRawMode(true)
  stdin.resume()
  stderr.write(`Value of ${printable(name)}: `)
  try {
    const typed = await readSecret()
    stderr.write('\n')
    return typed === '' ? null : typed
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
  }
}

async function readSecret(): Promise<string> {
  let typed: string[] = []
  for (;;) {
    const data = await new Promise<string>((resolve) => {
      process.stdin.once('data', (bytes: Buffer) => resolve(bytes.toString('utf8')))
    })
    for (const char of data) {
      if (keys.enter.test(char)) return typed.join('')
      if (char === keys.interrupt) await interruptThis()
      if (char === keys.interrupt || char === keys.end) return ''
      if (keys.erase.test(char)) typed = typed.slice(0, -1)
      else typed.push(char)
    }
  }
}

/** Returns when whoever listens has been told, so that what is not answered now is known to be interrupted. */
async function interruptThis(): Promise<void> {
  const told = once(process, 'SIGINT')
  process.kill(process.pid, 'SIGINT')
  await told
}
