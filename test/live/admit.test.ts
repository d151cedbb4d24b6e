import type { IncomingHttpHeaders } from 'node:http'

import { expect, test } from 'vitest'

import { admit } from '../../src/live/admit.ts'

const door = { port: 8080, token: 'secret' }
const own = { host: '127.0.0.1:8080', origin: 'http://127.0.0.1:8080' }

/** A request, and what it gets. */
const sockets: readonly (readonly [string, IncomingHttpHeaders, string, object])[] = [
  ['the page itself', own, '/secret/terminal', { path: 'terminal' }],
  [
    'the page under its other name',
    { host: 'localhost:8080', origin: 'http://localhost:8080' },
    '/secret/terminal',
    { path: 'terminal' },
  ],
  ['another site', { ...own, origin: 'http://example.org' }, '/secret/terminal', { refused: 403 }],
  [
    'a page at another port',
    { ...own, origin: 'http://127.0.0.1:9090' },
    '/secret/terminal',
    { refused: 403 },
  ],
  ['a file', { ...own, origin: 'null' }, '/secret/terminal', { refused: 403 }],
  ['what says no origin', { host: own.host }, '/secret/terminal', { refused: 403 }],
  [
    'a name that was led here',
    { host: 'example.org:8080', origin: 'http://example.org:8080' },
    '/secret/terminal',
    { refused: 403 },
  ],
  ['what says no host', { origin: own.origin }, '/secret/terminal', { refused: 403 }],
  ['a wrong token', own, '/guess!/terminal', { refused: 404 }],
  ['the beginning of the token', own, '/secre/terminal', { refused: 404 }],
  ['no token', own, '/terminal', { refused: 404 }],
  ['a path that climbs', own, '/secret/../terminal', { refused: 404 }],
]

for (const [who, headers, url, expected] of sockets) {
  test(`a socket of ${who} gets ${JSON.stringify(expected)}`, () => {
    expect(admit({ headers, url }, door, 'socket')).toEqual(expected)
  })
}

test('a page needs no origin, since a user opens it', () => {
  expect(admit({ headers: { host: own.host }, url: '/secret/' }, door, 'page')).toEqual({
    path: '',
  })
})

test('a page is refused to a name that was led here', () => {
  const headers = { host: 'example.org:8080' }
  expect(admit({ headers, url: '/secret/' }, door, 'page')).toEqual({ refused: 403 })
})

test('a page at the port of HTTP is asked for without it', () => {
  const headers = { host: '127.0.0.1' }
  expect(admit({ headers, url: '/secret/' }, { ...door, port: 80 }, 'page')).toEqual({ path: '' })
})
