import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { fuzzed } from '../fuzzed.ts'
import { exportText } from './export-text.ts'
import { remark } from './read-markdown.ts'

const payload = '<script>alert(1)</script>'

const places: Readonly<Record<string, string>> = {
  'a block': `#+begin_export html\n${payload}\n#+end_export\n`,
  'a block of Markdown': `#+begin_export md\n${payload}\n#+end_export\n`,
  'a line': `#+HTML: ${payload}\n`,
  'a snippet': `a @@html:${payload}@@ b @@md:${payload}@@\n`,
  'two snippets': '@@html:<@@script>alert(1)</script> @@md:<@@script>',
  'code behind half of a span': `@@md:\`@@ =${payload}=\n`,
  'a fence behind another': `#+begin_export md\n~~~\n#+end_export\n: ~~~\n: ${payload}\n`,
  'a name': `#+NAME: x"><script>\n| a |\n\n[[x"><script>]]\n`,
  'plain text': `a ${payload} b\n`,
  'a heading': `* a ${payload}\n`,
  code: `=${payload}=\n`,
  'a block of code': `#+begin_src html\n${payload}\n#+end_src\n`,
  'a language': `#+begin_src a"><script>\nx\n#+end_src\n`,
  'an anchor': `* a\n:PROPERTIES:\n:CUSTOM_ID: x"><script>\n:END:\n[[#x"><script>]]\n`,
  'a container': `* a\n:PROPERTIES:\n:HTML_CONTAINER: script\n:HTML_CONTAINER_CLASS: "><script>\n:END:\nx\n`,
  'a table': `| ${payload} |\n`,
  'a caption': `#+CAPTION: ${payload}\n| a |\n`,
  'a term': `- ${payload} :: text\n`,
  'a footnote': `a[fn:1]\n\n[fn:1] ${payload}\n`,
  'the label of a footnote': `a[fn:x-y]\n\n[fn:x-y] text ${payload}\n`,
  'a formula': `$${payload}$ \\(${payload}\\)\n`,
  'an environment': `\\begin{x}\n${payload}\n\\end{x}\n`,
  'the keywords of a page': ['LANGUAGE', 'DESCRIPTION', 'AUTHOR', 'DATE', 'HTML_HEAD', 'SUBTITLE']
    .map((key) => `#+${key}: "${payload}\n`)
    .join(''),
  'the name of a block': `#+begin_x"${payload}\ntext\n#+end_x"${payload}\n`,
  'words of a task': `#+TODO: ${payload} | DONE\n* ${payload} [#<] a :<script>:\n`,
  'a target': `<<x"${payload}>> [[x"${payload}]] <<<y"${payload}>>> y"${payload}\n`,
  'a time': `<2024-01-01 Mon ${payload}> <2024-01-01 "onclick="x">\n`,
  'an abbreviation': `#+LINK: a https://x.org/"${payload}\n[[a:b]] [[a:${payload}][c]]\n`,
  'a property that is shown': `#+OPTIONS: prop:t\n* a\n:PROPERTIES:\n:X: ${payload}\n:END:\n`,
  'a list': `#+ATTR_HTML: :class "${payload}\n- ${payload} :: b\n`,
  'the formula of a table': `| a |\n#+TBLFM: ${payload}\n`,
  'a drawer': `:x${payload}:\n${payload}\n:END:\n`,
  'a keyword': `* TODO [#A] a :tag:\nSCHEDULED: <2024-01-01 Mon>\n${payload}\n`,
  'the title': `#+TITLE: ${payload}\n`,
  'a link': `[[https://x.org/"><script>alert(1)</script>][${payload}]]\n`,
  'a picture': `#+ATTR_HTML: :alt "><script>\n[[file:a"><script>.png]]\n`,
  'a label of code': `#+begin_src c -l "(%s)"\nx (a"><script>)\n#+end_src\n`,
}

describe.each(['html', 'md'] as const)('as %s', (format) => {
  test.each(Object.entries(places))('no script comes out of %s', (_, source) => {
    const { text } = exportText(source, { format, bodyOnly: false })
    expect(tagsOf(text, format)).not.toContain('script')
    expect(text).not.toMatch(/<[a-z][^<>]* on\w+=/i)
  })

  test('what is left out is said, with the flag that lets it pass', () => {
    const { warnings } = exportText(`#+begin_export html\n${payload}\n#+end_export\n`, { format })
    expect(warnings.join()).toContain('--allow-raw-html')
  })

  test('HTML passes where it is allowed', () => {
    const source = `#+begin_export html\n${payload}\n#+end_export\n`
    expect(exportText(source, { format, allowRawHtml: true }).text).toContain(payload)
  })

  test.each([
    '[[javascript:alert(1)][x]]',
    '[[JavaScript:alert(1)]]',
    '[[file:javascript:alert(1)][x]]',
    '[[./javascript:alert(1)][x]]',
    '<javascript:alert(1)>',
    'javascript:alert(1)',
    '#+LINK: j javascript:%s\n[[j:alert(1)][x]]',
    '[[data:text/html,x][x]]',
    '[[vbscript:x][x]]',
    '[[https://x.org][javascript:a.png]]',
  ])('no link of %s runs anything', (source) => {
    const { text } = exportText(`${source}\n`, { format })
    expect(addressesOf(text, format).filter((url) => /^\s*(?!https?:)\w+:/.test(url))).toEqual([])
  })

  test('no text becomes a tag', () => {
    const pieces = fc.constantFrom(
      ...String.raw`< > " a * / = ~ [[ ][ ]] | - #+ begin_ end_ src_ quote : :: [fn:1] $ \ _ ^ { }`.split(
        ' ',
      ),
      ...'<script> &lt; ` ``` ~~~ 1. << >> @@html: @@md: @@ #+CAPTION: #+NAME: ![ ]( !-- {{{ }}}'.split(
        ' ',
      ),
      ' ',
      '\n',
      '\n\n',
      '    ',
      '\t',
      '* ',
      '- ',
      'begin_src ',
      'export html',
      'export md',
      '#+ATTR_HTML: :onclick x',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const { text } = exportText(parts.join(''), { format })
        expect(tagsOf(text, format)).not.toContain('script')
      }),
      { numRuns: fuzzed(500) },
    )
  })
})

test.each(['onclick', 'onerror', 'style', 'src', 'href', 'srcdoc', 'formaction'])(
  'the attribute %s is left out',
  (name) => {
    const { text } = exportText(`#+ATTR_HTML: :${name} alert(1)\n[[file:a.png]]\n`)
    expect(text).not.toContain('alert(1)')
  },
)

test('the width of a picture stays', () => {
  expect(exportText('#+ATTR_HTML: :width 300\n[[file:a.png]]\n').text).toContain('width="300"')
})

/** The tags that a browser would see. */
function tagsOf(text: string, format: 'html' | 'md'): string[] {
  const html = format === 'html' ? [text] : remark(text).html
  return html.flatMap((part) => [...part.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, name = '']) => name))
}

function addressesOf(text: string, format: 'html' | 'md'): string[] {
  if (format === 'md') return remark(text).addresses
  return [...text.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url = '']) => url)
}
