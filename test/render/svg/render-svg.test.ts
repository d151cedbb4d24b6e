import { expect, test } from 'vitest'

import { filmOf } from '../../../src/render/film.ts'
import type { AnimationOptions } from '../../../src/render/render-options.ts'
import { readSvgComment } from '../../../src/render/svg/read-svg-comment.ts'
import { renderSvg } from '../../../src/render/svg/render-svg.ts'
import { resolveTheme } from '../../../src/screen/resolve-theme.ts'
import { castOf } from '../../screen/cast-of.ts'
import { embeddedCharacters } from './embedded-characters.ts'
import { svgOptions } from './svg-options.ts'

const size = { cols: 40, rows: 3 }
type Events = Parameters<typeof castOf>[1]

function svgOf(events: Events, given: Partial<AnimationOptions> = {}): string {
  const all = { ...svgOptions, ...given }
  return renderSvg(filmOf(castOf(size, events), all), all)
}

/** A picture of one frame, without a cursor. */
function still(text: string, given: Partial<AnimationOptions> = {}): string {
  return svgOf([[0, `\u001b[?25l${text}`]], given)
}

/** The text of each line, as selecting and copying gives it. */
function textOf(svg: string): string[] {
  return Array.from(svg.matchAll(/<text y[^>]*>(.*?)<\/text>/gs), ([, inner = '']) =>
    inner
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  )
}

test.each([
  ['are not joined', { ligatures: false }, true],
  ['are joined where that is asked for', { ligatures: true }, false],
])("characters of the viewer's fonts %s", (_, given, isForbidden) => {
  const svg = still('->', { ...given, embedFont: false })
  expect(svg.includes('font-variant-ligatures:none')).toBe(isForbidden)
})

test('a ligature is text of its own that the embedded font joins', () => {
  const svg = still('a->b', { ligatures: true })
  expect(svg).toContain(' class="c0 j">-&gt;</tspan>')
  expect([textOf(svg), svg.includes('.j{font-variant-ligatures:normal}')]).toEqual([['a->b'], true])
})

test('the embedded font joins nothing unless that is asked for', () => {
  expect(still('a->b')).not.toContain('ligatures')
})

test('ligatures one after another are pieces of at most sixteen columns', () => {
  const svg = still('->'.repeat(18), { ligatures: true })
  const pieces = Array.from(svg.matchAll(/ j">([^<]*)</g), ([, text = '']) =>
    text.replaceAll('&gt;', '>'),
  )
  expect(pieces).toEqual(['->'.repeat(8), '->'.repeat(8), '->->'])
})

test('a ligature that comes about as it is typed is not shown before', () => {
  const svg = svgOf(
    [
      [0, 'a -'],
      [1, '>'],
      [2, ' b'],
    ],
    { ligatures: true },
  )
  expect(textOf(svg)).toContain('a -')
})

test('a picture of one frame is not animated', () => {
  expect(still('one')).not.toContain('@keyframes')
})

test('text of a line is in one piece, blanks included', () => {
  expect(textOf(still('  a \u001b[31mred\u001b[m   b\r\n한글 ok'))).toEqual([
    '  a red   b',
    '한글 ok',
  ])
})

test('each run of text has its column and its width', () => {
  expect(still('ab\u001b[31mcd')).toMatch(
    /<tspan x="0" textLength="12" class="\w+">ab<\/tspan><tspan x="12" textLength="12"/,
  )
})

test('characters that fonts draw wider or narrower are put in their columns one by one', () => {
  expect(still('a→b')).toMatch(/<tspan x="6" class="\w+">→<\/tspan><tspan x="12"/)
})

test('box drawing is geometry, and its text is there to be copied', () => {
  const svg = still('┌──┐')
  expect(textOf(svg)).toEqual(['┌──┐'])
  expect(svg).toMatch(/<use href="#g2500-2" x="6"/)
})

test('text cannot become markup', () => {
  expect(textOf(still('</text><script>&'))).toEqual(['</text><script>&'])
})

test.each([
  ['https://example.org/?a=1&b="2"', '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">'],
  ['mailto:me@example.org', '<a href="mailto:me@example.org">'],
])('a hyperlink to %s can be followed', (url, start) => {
  expect(still(`\u001b]8;;${url}\u0007link\u001b]8;;\u0007`)).toContain(start)
})

test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', ' https://x.org'])(
  'a hyperlink to %j cannot be followed',
  (url) => {
    expect(still(`\u001b]8;;${url}\u0007link`)).not.toContain('<a ')
  },
)

test('hidden text is not in the picture', () => {
  expect(still('\u001b[8msecret\u001b[m x')).not.toContain('secret')
})

test.each([
  ['bold', '\u001b[1m', /class="\w+ b"/],
  ['italic', '\u001b[3m', /class="\w+ i"/],
])('text is %s', (_, sequence, attribute) => {
  expect(still(`${sequence}x`)).toMatch(attribute)
})

test('a ground that is not the theme’s is drawn once over its cells', () => {
  expect(still(' \u001b[41mone')).toContain('<rect class="c0" x="6" width="18" height="13"/>')
})

test('a changed line shows each state for its time', () => {
  const svg = svgOf([
    [0, '\u001b[?25la'],
    [1, '\rb'],
  ])
  expect(svg).toContain('{0%{visibility:visible}50%{visibility:hidden}}')
  expect(svg).toContain('{0%{visibility:hidden}50%{visibility:visible}}')
})

test('without animations the end is what is seen', () => {
  const svg = svgOf([
    [0, '\u001b[?25la'],
    [1, '\rb'],
  ])
  const rests = Array.from(svg.matchAll(/;visibility:(\w+)">.*?<tspan[^>]*>(\w+)</gs), (match) =>
    match.slice(1),
  )
  expect(rests).toEqual([
    ['hidden', 'a'],
    ['visible', 'b'],
  ])
})

test('typing writes a line once, and uncovers it', () => {
  const svg = svgOf([
    [0, '\u001b[?25l$ '],
    [1, 'a'],
    [2, 'b'],
  ])
  expect(textOf(svg)).toEqual(['$ ab'])
  expect(svg).toMatch(
    /\{0%\{transform:translate\(6px\)\}33.333%\{transform:translate\(18px\)\}66.667%\{transform:translate\(24px\)\}\}/,
  )
})

test('scrolling moves the lines and writes none twice', () => {
  const events = Array.from({ length: 9 }, (_, at) => [at, `line ${at}\r\n`] as const)
  const svg = svgOf([[0, '\u001b[?25l'], ...events])
  expect(textOf(svg)).toEqual(Array.from({ length: 9 }, (_, at) => `line ${at}`))
  expect(svg).toContain('transform:translateY(-13px)')
})

test('the cursor moves, and shows the character under it', () => {
  const svg = svgOf([
    [0, 'ab'],
    [1, '\b'],
  ])
  expect(svg).toContain('{0%{transform:translate(12px)}50%{transform:translate(6px)}}')
  expect(svg).toMatch(/<text class="\w+" x="6" y="10">b<\/text>/)
})

test.each([
  ['the left', '\b\b'],
  ['the right', '\b'],
])('a cursor on %s half of a wide character covers the whole of it', (_, back) => {
  const svg = svgOf([[0, `a한${back}`]])
  expect(svg).toMatch(/transform:translate\(6px\)"><rect class="\w+" y="0" width="12" /)
  expect(svg).toMatch(/<text class="\w+" x="6" y="10">한<\/text>/)
})

test('a bar is as thin on a wide character as on others', () => {
  expect(svgOf([[0, '한\b\b\u001b[6 q']])).toMatch(/<rect class="\w+" y="0" width="2" height="13"/)
})

test('a cursor that blinks is animated also in one frame', () => {
  expect(svgOf([[0, 'a']], { cursorBlink: true })).toContain('@keyframes l')
})

test('viewers that prefer light have the colours of the light theme', async () => {
  const svg = still('x', { lightTheme: await resolveTheme('runbook-light') })
  expect(svg).toMatch(/@media\(prefers-color-scheme:light\)\{\.c0\{fill:#\w{6}\}/)
})

test('who wants no motion sees none', () => {
  expect(
    svgOf([
      [0, 'a'],
      [1, 'b'],
    ]),
  ).toContain('@media(prefers-reduced-motion:reduce){.k{animation:none}}')
})

test.each([
  [true, 'step-end infinite}'],
  [false, 'step-end}'],
])('it plays again and again: %s', (loop, ending) => {
  expect(
    svgOf(
      [
        [0, 'a'],
        [1, 'b'],
      ],
      { loop },
    ),
  ).toContain(`.k{animation:2s ${ending}`)
})

test('a window has bar, dots, title, margin and rounded corners', () => {
  const svg = still('x', {
    windowBar: 'Colorful',
    title: 'a < b',
    margin: 5,
    borderRadius: 8,
    marginFill: { from: '#112233', to: '#445566' },
  })
  expect(svg.match(/<circle /g)).toHaveLength(3)
  expect(svg).toContain('>a &lt; b</text>')
  expect(svg).toContain('<linearGradient id="m"')
  expect(svg).toContain('rx="8"')
})

test.each(['sha256:00', 'a < b & "c"'])('the comment %j can be read again', (comment) => {
  expect(readSvgComment(Buffer.from(still('x', { comment })))).toBe(comment)
})

test('control characters in a title become no part of the document', () => {
  expect(still('x', { windowBar: 'Rings', title: 'a\u0000\u001bb' })).toContain('>a b</text>')
})

test('the picture carries the characters that it shows, and no others', () => {
  expect(embeddedCharacters(still('cabba 한'))).toBe(' abc한')
})

test('the picture carries bold characters apart', () => {
  const bold = /@font-face\{font-family:Runbook;font-weight:700;[^}]*\}/
  expect(embeddedCharacters(still('a\u001b[1mbc'), bold)).toBe(' bc')
})

test('the picture carries a letter that its marks make, and each step to it', () => {
  expect(embeddedCharacters(still('o\u0302\u0301'))).toBe(' oôố')
})

test('the picture carries the characters of its title', () => {
  expect(embeddedCharacters(still('a', { windowBar: 'Colorful', title: 'xy' }))).toBe(' axy')
})

test('the picture carries the character under a cursor', () => {
  expect(embeddedCharacters(svgOf([[0, 'a\r']]))).toBe(' a')
})

test('the picture can leave its text to the viewer’s fonts', () => {
  expect(still('a', { embedFont: false })).not.toContain('@font-face')
})

test('an emoji is drawn, and its text is there to be copied', () => {
  const svg = still('a🚀b')
  expect(textOf(svg)).toEqual(['a🚀b'])
  expect(svg).toContain('<use href="#e1f680" x="6"/>')
})

test('an emoji is text where the viewer’s fonts are used', () => {
  expect(still('🚀', { embedFont: false })).not.toContain('<use')
})

test('an emoji under the cursor is drawn too', () => {
  expect(svgOf([[0, '🚀\r']])).toMatch(/aria-hidden="true">.*<use href="#e1f680"\/>/)
})

test('an overline is along the upper edge of its cells', () => {
  expect(still('a\u001b[53mbc')).toMatch(
    /<path class="\w+" transform="translate\(6\)" d="M0 0L12 0L12 1L0 1Z"/,
  )
})

test('a title takes as much room as in other pictures', () => {
  const title = 'x'.repeat(200)
  const svg = still('a', { windowBar: 'Colorful', title, letterSpacing: 3 })
  const [, length, shown = ''] = /textLength="(\d+)"[^>]*>(x+)</.exec(svg) ?? []
  expect(Number(length)).toBe(shown.length * 8)
})

test.each([
  ['a block', '█', true],
  ['a quadrant', '▚', true],
  ['a thin block', '▏', false],
  ['a line', '│', false],
])('in a scaled picture %s ends at whole pixels: %j, %j', (_, text, isCrisp) => {
  expect(still(text).includes('shape-rendering="crispEdges"')).toBe(isCrisp)
})
