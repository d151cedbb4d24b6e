import fc from 'fast-check'

/** Small documents with everything that holds fences or attributes. */
const documents = [
  '---\nrunbook:\n  dir: a\n  var: {x: 1}\ntag: [b]\n---\n\n# A\n\n<!-- runbook-section: cols=90 -->\n\n',
  '+++\n[runbook]\ndir = "a"\n+++\n# A\n',
  '{\n  "runbook": {"dir": "a"}\n}\n',
  'Text\n\n```bash {#build .slow dir="a b" timeout=5s}\n#| exit: 0,3\necho one\n```\n\n```output\none\n```\n\n',
  '1. Item\n\n   ```sh {"name":"in-list","env":{"a":1}}\n   seq 2\n   ```\n\n   - ~~~~ {.python #deep}\n     print(1)\n     ~~~~\n\n2. Next\n',
  '> Quote\n>\n> ```bash :results silent :dir x\n> true\n> ```\n>\n> ```output\n> old\n> ```\n\n',
  'Note[^1].\n\n[^1]: Text\n\n    ```sh\n    date\n    ```\n\n',
  '- ```sh\n  x\n  ```\n\n[^a-longer-label]: ```sh\n    x\n    ```\n\n> - ```sh\n>   x\n>   ```\n\n',
  '<!-- runbook: dir=a -->\n<!-- $MDX skip -->\n\n```{r setup, echo=FALSE}\n1\n```\n\n![](recordings/a.gif)\n\n',
  'Setext\n======\n\n    indented\n\n\t```sh\n\ttabs\n\t```\n\n- a\n  > ```sh\n  > both\n  > ```\n',
  '```bash\r\necho CR LF\r\n```\r\n\r\n```output\r\nCR LF\r\n```\r\n',
  '`````md\n```sh\ninner\n```\n`````\n\n<div>\n\n```sh\nhtml\n```\n\n</div>\n\n* * *\n',
]

const splinters = [
  '\t',
  '\0',
  '\r',
  '\r\n',
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\uFEFF',
  '\u2028',
  '\u{1F600}',
  'x',

  '```',
  '~~~',
  '````````',
  '> ',
  '- ',
  '1. ',
  '[^1]: ',
  '# ',
  '===\n',
  '---\n',
  '+++\n',
  '{',
  '}',

  '<!--',
  '-->',
  '<!-- runbook: ',
  '<!-- runbook-section: ',
  '#| ',
  '#| a: [\n',
  '"',
  "'",
  '\\',
  ':',
  '=',
  ',',
  '#',
  '.',

  'runbook:\n',
  '&a ',
  '*a',
  '!!x ',
  '? ',
  'x'.repeat(5000),
  '['.repeat(300),
  '> '.repeat(60),
  '- '.repeat(60),
]

/** Documents that are cut into, overwritten and put together at random places. */
export const splicedDocuments: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.constantFrom(...documents), { minLength: 1, maxLength: 4 }),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        removed: fc.nat(12),
        text: fc.oneof(
          fc.constantFrom(...splinters),
          fc.constantFrom(...splinters),
          fc.constantFrom(...documents),
          fc.string({ maxLength: 4 }),
        ),
      }),
      { maxLength: 10 },
    ),
  )
  .map(([parts, splices]) =>
    splices.reduce((source, { at, removed, text }) => {
      const from = Math.floor(at * source.length)
      return source.slice(0, from) + text + source.slice(from + removed)
    }, parts.join('')),
  )
  // What is no UTF-8 never becomes a document.
  .map((source) => Buffer.from(source).toString())
