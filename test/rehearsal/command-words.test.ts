import fc from 'fast-check'
import { expect, test } from 'vitest'

import { commandWords } from '../../src/rehearsal/command-words.ts'

for (const [script, words] of [
  ['kubectl get pods', ['kubectl']],
  ['A=1 B="x y" helm list', ['helm']],
  ['kubectl get x | grep y && helm ls || aws sts', ['kubectl', 'grep', 'helm', 'aws']],
  ['for i in 1 2; do exo list; done', ['for', 'do', 'exo', 'done']],
  ['if az login; then gcloud x; fi', ['if', 'az', 'then', 'gcloud', 'fi']],
  ['x=$(aws sts get-caller-identity)', ['aws']],
  ['sudo -n kubectl apply', ['sudo', 'kubectl']],
  ['find . -name "*.tape" -exec vhs {} \\;', ['find', 'vhs']],
  ['kubectl get pods \\\n  -n default # kubectl', ['kubectl']],
  ['until curl -s localhost; do sleep 1; done', ['until', 'curl', 'do', 'sleep', 'done']],
] as const) {
  test(`commandWords() reads ${JSON.stringify(script)}`, () => {
    expect(commandWords(script)).toEqual(words)
  })
}

test('commandWords() ends on any script', () => {
  const part = fc.constantFrom(
    'if',
    'sudo',
    ' ',
    '\n',
    ';',
    '|',
    '$(',
    ')',
    '`',
    '"',
    "'",
    '\\',
    'A=',
    '#',
    '-exec',
    'x',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const script = parts.join('')
      for (const word of commandWords(script))
        expect(script.replaceAll('\\\n', ' ')).toContain(word)
    }),
  )
})

test.each([';A=', 'A=; ', ';-a=', 'do-', '-exec '])(
  'commandWords() reads a megabyte of %j in time',
  (part) => {
    const script = part.repeat(Math.floor(1e6 / part.length))
    expect(commandWords(`${script}\nkubectl`).at(-1)).toBe('kubectl')
  },
)
