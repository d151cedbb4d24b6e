import { expect, test } from 'vitest'

import { filmOf } from '../../../src/render/film.ts'
import { renderHtml } from '../../../src/render/html/render-html.ts'
import { completeLooks } from '../../../src/render/looks.ts'
import { resolveTheme } from '../../../src/screen/resolve-theme.ts'
import { castOf } from '../../screen/cast-of.ts'

const options = {
  ...completeLooks({ title: 'a </title> b' }),
  theme: await resolveTheme('runbook-dark'),
  lightTheme: null,
  comment: '',
  fpsCap: 50,
  idleLimitMs: 0,
  lastFrameMs: 1000,
  loop: true,
}
const attack = '</script><script>alert(1)</script><!--'
const page = renderHtml(filmOf(castOf({ cols: 80, rows: 3 }, [[0, attack]]), options), options)

test('a page holds the recording as data', () => {
  const [, json = ''] = /id="cast">(.*?)<\/script>/s.exec(page) ?? []
  const [, event] = (JSON.parse(json) as string).split('\n')
  expect(JSON.parse(event ?? '')).toEqual([0, 'o', attack])
})

test('what a recording holds cannot become part of the page', () => {
  expect(page).not.toContain('alert(1)</script>')
})

test('a page asks for nothing over the network', () => {
  expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
  expect(page).toContain("default-src 'none'")
})

test('a page has the colours of the theme', () => {
  expect(page).toContain('--term-color-background:#14171f')
})

test('a title is text', () => {
  expect(page).toContain('<title>a &lt;/title&gt; b</title>')
})

test('a page names the font of the text', () => {
  const font = { ...options.font, family: 'Some "Mono"' }
  const other = renderHtml(filmOf(castOf({ cols: 80, rows: 3 }, []), options), { ...options, font })
  expect(other).toContain(`"terminalFontFamily":"'Some \\"Mono\\"',monospace"`)
})

test('a picture fills what is around the player', () => {
  const pixels = { width: 1, height: 1, pixels: new Uint8Array(4) }
  const marginPicture = { ...pixels, file: Buffer.from('abc'), type: 'image/jpeg' }
  const other = renderHtml(filmOf(castOf({ cols: 80, rows: 3 }, []), options), {
    ...options,
    marginPicture,
  })
  expect(other).toContain('background:url(data:image/jpeg;base64,YWJj) 0 0/100% 100%')
})

const captioned = (events: readonly [number, string, string][]): string => {
  const cast = castOf({ cols: 80, rows: 3 }, [[0, 'x']])
  const header = { ...cast.header, overlay: { captions: true, keystrokes: true } }
  const more = events.map(([time, code, data]) => ({ time, code, data }))
  return renderHtml(
    filmOf({ ...cast, header, events: [...cast.events, ...more] } as typeof cast, options),
    options,
  )
}

test('a page holds captions and keys with their times', () => {
  const held = captioned([
    [1, 'm', 'Look'],
    [1.5, 'i', 'ls'],
  ])
  expect(held).toContain('[[1,"Look",[]],[1.5,"Look",["ls"]],[3.5,"Look",[]]]')
})

test('a caption cannot become part of the page', () => {
  expect(captioned([[1, 'm', attack]])).not.toContain('alert(1)</script>')
})

test('a page without captions and keys has no place for them', () => {
  expect(page).not.toContain('id="overlay"')
})

test('a page has the ground of the light theme where the viewer prefers light', async () => {
  const lightTheme = await resolveTheme('runbook-light')
  const light = renderHtml(filmOf(castOf({ cols: 80, rows: 3 }, []), options), {
    ...options,
    lightTheme,
  })
  const rule = `@media(prefers-color-scheme:light){body{background:${lightTheme.background}}}`
  expect(light).toContain(rule)
})

test('a page shows the end and does not play where the viewer wants no motion', () => {
  const asked = renderHtml(filmOf(castOf({ cols: 80, rows: 3 }, [[2.5, 'a']]), options), options)
  expect(asked).toContain("isCalm ? { poster: 'npt:4' } : { autoPlay: true }")
})
