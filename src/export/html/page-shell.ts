import { escapeAttribute } from './escape.ts'

/**
 * Scripts do not run on our page: what a document's own HTML or a link could do to a reader ends here. Styles and
 * pictures stay free.
 */
const policy = "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'"

const style = `
:root { color-scheme: light dark; --text: #1d2126; --page: #fdfdfc; --soft: #f1f2f3; --line: #d5d9de; --link: #0b57a4; --dim: #5b6470; }
@media (prefers-color-scheme: dark) {
  :root { --text: #d9dde3; --page: #15181c; --soft: #1f242a; --line: #39414a; --link: #7db8f5; --dim: #98a2ae; }
}
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: var(--text); background: var(--page); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 .6em; }
h1 { margin-top: 0; }
a { color: var(--link); }
img { max-width: 100%; height: auto; }
pre, code { font-family: ui-monospace, monospace; font-size: .92em; }
pre { padding: .7rem .9rem; overflow-x: auto; background: var(--soft); border: 1px solid var(--line); border-radius: 4px; }
pre.example { border-style: dashed; }
table { border-collapse: collapse; border: 0; margin: 1rem 0; display: block; overflow-x: auto; }
th, td { padding: .3rem .7rem; border: 1px solid var(--line); }
caption { color: var(--dim); text-align: left; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--dim); }
dt { font-weight: 600; }
.org-right { text-align: right; } .org-center { text-align: center; } .org-left { text-align: left; }
.underline { text-decoration: underline; }
.note, .tip, .important, .warning, .caution { padding: .1rem 1rem; margin: 1rem 0; background: var(--soft); border-left: 3px solid var(--link); }
.warning, .caution { border-left-color: #c2410c; }
.figure { margin: 1rem 0; text-align: center; }
.todo { color: #c2410c; } .done { color: #15803d; }
.tag, .timestamp, .linenr, .subtitle, .section-number-2, .section-number-3, .section-number-4 { color: var(--dim); font-weight: normal; }
.tag { font-size: .8em; }
.footdef { display: flex; gap: .5rem; } .footpara { margin: 0; }
`

/** What a page is made of; `title` and `body` are HTML, the others plain text, `''` for none. */
export interface PageParts {
  readonly language: string
  readonly title: string
  readonly description: string
  readonly body: string
}

/** A page that needs nothing else: style for light and dark, the text. */
export function pageShell({ language, title, description, body }: PageParts): string {
  const plain = title.replace(/<[^>]*>/g, '')
  const meta =
    description === ''
      ? ''
      : `<meta name="description" content="${escapeAttribute(description)}">\n`
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
${meta}<title>${plain === '' ? 'Untitled' : plain}</title>
<style>${style}</style>
</head>
<body>
<main id="content">
${body.replace(/\n?$/, '\n')}</main>
</body>
</html>
`
}
