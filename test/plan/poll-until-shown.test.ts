import { expect, test } from 'vitest'

import { parseDocument } from '../../src/document/parse-document.ts'
import { plainPlan, planDocument } from '../../src/plan/plan.ts'

async function retries(path: string, source: string): Promise<number | undefined> {
  const document = await parseDocument(path, Buffer.from(source))
  const plan = planDocument(document, { ...plainPlan, executable: () => true })
  return plan.steps[0]?.arguments.retry.times
}

const markdown = (sentence: string, code = 'kubectl get pods', shown = 'web   Running') =>
  retries('a.md', `${sentence}\n\n\`\`\`bash\n${code}\n\`\`\`\n\n\`\`\`output\n${shown}\n\`\`\`\n`)

for (const sentence of [
  'After some time, check the pods:',
  'After a few minutes all is up.',
  'Wait until the pods run.',
  'This takes about 5 minutes.',
  'Make sure all the nodes show a `Ready` status before you proceed',
  'Nach einiger Zeit laufen sie:',
  'Après quelques minutes :',
  'Después de unos minutos:',
  '잠시 후 확인합니다.',
  'しばらくすると表示されます。',
  '稍等片刻。',
]) {
  test(`below "${sentence}" a block is tried again`, async () => {
    expect(await markdown(sentence)).toBe(7)
  })
}

for (const [what, sentence, code] of [
  ['a sentence without a cue', 'Check the pods:', 'kubectl get pods'],
  ['a block that makes something', 'After some time:', 'kubectl create ns web; kubectl get ns'],
  ['a block that writes a file', 'After some time:', 'kubectl get pods >pods.txt'],
  ['a block that downloads', 'After some time:', 'curl -O https://example.org/a'],
  ['a block that edits in place', 'After some time:', 'sed -i s/a/b/ x'],
] as const) {
  test(`${what} is not tried again`, async () => {
    expect(await markdown(sentence, code)).toBe(0)
  })
}

const sure = 'Make sure all the nodes show a `Ready` status'

test('below a sentence that names a state a block is tried again also without output', async () => {
  expect(await retries('a.md', `${sure}\n\n\`\`\`bash\nkubectl get nodes\n\`\`\`\n`)).toBe(7)
})

test('a block that makes something is not tried again for a state', async () => {
  expect(await retries('a.md', `${sure}\n\n\`\`\`bash\nkubectl create ns a\n\`\`\`\n`)).toBe(0)
})

test('a state that the shown output has not is not waited for', async () => {
  const source = `${sure}\n\n\`\`\`bash\nkubectl get nodes\n\`\`\`\n\n\`\`\`output\nNAME STATUS\na    NotReady\n\`\`\`\n`
  const document = await parseDocument('a.md', Buffer.from(source))
  const plan = planDocument(document, { ...plainPlan, executable: () => true })
  expect(plan.steps[0]?.arguments.retry.state).toBe('')
})

test('a block without shown output is not tried again', async () => {
  expect(await retries('a.md', 'After some time:\n\n```bash\nkubectl get pods\n```\n')).toBe(0)
})

test('what a block says itself goes before the sentence above', async () => {
  const source =
    'After some time:\n\n```bash {retry=2}\nkubectl get pods\n```\n\n```output\nweb\n```\n'
  expect(await retries('a.md', source)).toBe(2)
})

test('a sentence above a named Org block counts', async () => {
  const source =
    'After some time:\n\n#+NAME: pods\n#+begin_src bash :results output\nkubectl get pods\n#+end_src\n\n#+RESULTS: pods\n: web\n'
  expect(await retries('a.org', source)).toBe(7)
})

test('looking through a pipeline, with errors thrown away, is only looking', async () => {
  const code = 'kubectl get pods -o json 2>/dev/null | jq .items | head -n 3'
  expect(await markdown('After a while:', code)).toBe(7)
})

test('in a document of Windows a sentence ends with its paragraph, too', async () => {
  const text = 'Wait until all are ready.\n\nLook at them:\n\n```bash\nkubectl get pods\n```\n'
  expect(await retries('a.md', text.replaceAll('\n', '\r\n'))).toEqual(await retries('a.md', text))
})
