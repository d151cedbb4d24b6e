// Reading and judging large documents: the growth from a tenth of the size to the whole must stay near ten.
import { blockInUse } from '../../dist/classify/block-in-use.js'
import { parseDocument } from '../../dist/document/parse-document.js'
import { compareOutput } from '../../dist/expect/compare-output.js'
import { ownGrammar } from '../../dist/expect/line-grammar.js'
import { modes } from '../../dist/expect/modes/modes.js'
import { placeholders } from '../../dist/expect/placeholders.js'

const section = `# Step

Words that explain the next step to a reader, at some length, as documents do.

\`\`\`bash
kubectl get nodes
\`\`\`

You should see output like this:

\`\`\`
NAME     STATUS
node-1   Ready
\`\`\`

`

async function classified(bytes) {
  const text = section.repeat(Math.ceil(bytes / section.length))
  const start = performance.now()
  const document = await parseDocument('big.md', Buffer.from(text))
  const read = performance.now()
  for (const block of document.blocks) blockInUse(document, block)
  return { parse: read - start, classify: performance.now() - read }
}

const scope = () => ({
  grammar: ownGrammar,
  patterns: placeholders,
  captures: new Map(),
  declared: new Set(),
})

/** 100 ellipses and 1,000 regular expressions among 10,000 lines of output, or a part of it; the last line does not match. */
async function matched(part) {
  const actual = []
  const expected = []
  for (let line = 0; line < 10_000 * part; line += 1) {
    actual.push(`line ${line} took ${line % 97} ms`)
    if (line % 100 === 0) expected.push('...')
    else if (line % 100 > 90) expected.push(`line ${line} took \\d+ ms (re)`)
    else if (line % 100 > 50) expected.push(`line ${line} took ${line % 97} ms`)
  }
  for (let more = 0; more < 100 * part; more += 1) expected.push('line \\d+ .* (re*)')
  const start = performance.now()
  await compareOutput({
    mode: modes.get('lines'),
    argument: '',
    expected: [...expected, 'not there'].join('\n'),
    actual: actual.join('\n'),
    scope: scope(),
    keep: {},
  })
  return performance.now() - start
}

/** Prints how long large documents take, by `print(title, figure, remark)`. */
export async function benchDocuments(print) {
  const ms = (value) => `${value.toFixed(0)} ms`
  await classified(100_000)
  const small = await classified(1_000_000)
  const large = await classified(10_000_000)
  const growth = (name) => `${(large[name] / small[name]).toFixed(1)} times that of 1 MB`
  print('parse Markdown, 10 MB', ms(large.parse), growth('parse'))
  print('classify its blocks', ms(large.classify), growth('classify'))
  await matched(0.1)
  const [tenth, whole] = [await matched(0.1), await matched(1)]
  print('match 10,000 lines', ms(whole), `${(whole / tenth).toFixed(1)} times that of 1,000`)
}
