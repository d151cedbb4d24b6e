/** Elements without an end (HTML Standard, 13.1.2 "Elements"). */
const empty: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta'])

/** What a paragraph cannot hold: a browser ends it there (HTML Standard, 4.4.1 "The p element"). */
const ends = /^(?:blockquote|div|dl|figure|h[1-6]|hr|main|ol|p|pre|section|table|ul)$/

/** What is wrong with HTML of ours: tags that do not match, anchors that are there twice or not at all, handlers. */
export function pageFaults(html: string): readonly string[] {
  const faults: string[] = []
  const open: string[] = []
  const ids: string[] = []
  const targets: string[] = []
  const text = html.replace(/^<!DOCTYPE html>/, '').replace(/<style>.*?<\/style>/gs, '')
  const rest = text.replace(
    /<(\/?)([a-z][a-z0-9]*)((?: +[a-z][-a-z0-9]*="[^"<>]*")*) *\/?>/g,
    (_, slash: string, name: string, attributes: string) => {
      if (slash === '/') {
        const last = open.pop()
        if (last !== name) faults.push(`</${name}> ends <${last ?? 'nothing'}>`)
      } else if (!empty.has(name)) {
        if (ends.test(name) && open.includes('p')) faults.push(`<${name}> in a paragraph`)
        open.push(name)
      }
      for (const [, key = '', value = ''] of attributes.matchAll(/([-a-z0-9]+)="([^"]*)"/g)) {
        if (key === 'id') ids.push(value)
        if (key === 'href' && value.startsWith('#')) targets.push(value.slice(1))
        if (key.startsWith('on')) faults.push(`handler ${key}`)
      }
      return ''
    },
  )
  faults.push(...open.map((name) => `<${name}> has no end`))
  faults.push(...(rest.match(/[<>].{0,20}/g) ?? []).map((part) => `no tag: ${part}`))
  faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`))
  faults.push(...targets.filter((id) => !ids.includes(id)).map((id) => `nowhere: ${id}`))
  return faults
}
