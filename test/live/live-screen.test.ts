import { setImmediate } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { shownText, watchedScreen } from './watched-screen.ts'

test('a viewer gets a header of asciicast v3, then events', async () => {
  const { screen, viewer, close } = await watchedScreen()
  const { messages, ended } = await viewer()
  screen.show({ code: 'o', data: 'hello' })
  await close()
  await ended
  expect([JSON.parse(messages[0] ?? ''), JSON.parse(messages.at(-1) ?? '').slice(1)]).toEqual([
    { version: 3, term: { cols: 40, rows: 5 } },
    ['o', 'hello'],
  ])
})

test('who comes late gets what was shown before', async () => {
  const { screen, viewer, close } = await watchedScreen()
  screen.show({ code: 'o', data: 'before\r\n' })
  screen.resize({ cols: 50, rows: 6 })
  const { messages, ended } = await viewer()
  await close()
  await ended
  expect([JSON.parse(messages[0] ?? '').term, shownText(messages)]).toEqual([
    { cols: 50, rows: 6 },
    expect.stringContaining('before'),
  ])
})

test('a viewer that does not read takes no memory beyond a bound, and is told what is shown when it reads', async () => {
  const { screen, sockets, viewer, close } = await watchedScreen()
  const { client, messages } = await viewer()
  client.pause()
  const most = { waiting: 0 }
  for (let n = 0; n < 20_000; n += 1) {
    screen.show({ code: 'o', data: `${'x'.repeat(1000)}\r\nline ${n}\r\n` })
    most.waiting = Math.max(most.waiting, sockets[0]?.bufferedAmount ?? Infinity)
    if (n % 1000 === 0) await setImmediate()
  }
  const caughtUp = new Promise<void>((resolve) => {
    client.on('message', (data: Buffer) => {
      if (data.includes('line 19999')) resolve()
    })
  })
  client.resume()
  await caughtUp
  await close()
  const last = messages.findLast((message) => message.includes('line 19999')) ?? ''
  expect([
    most.waiting < 1_100_000,
    shownText(messages).length < 10_000_000,
    JSON.parse(last)[2].startsWith('\u001bc'),
  ]).toEqual([true, true, true])
})

test('the end of a run does not wait for a viewer that never reads', async () => {
  const { screen, viewer, close } = await watchedScreen()
  const { client } = await viewer()
  client.pause()
  for (let n = 0; n < 10_000; n += 1) screen.show({ code: 'o', data: 'x'.repeat(1000) })
  await close()
  client.terminate()
})

test('a viewer that says more than the protocol needs is cut off, and the others go on', async () => {
  const { screen, viewer, close } = await watchedScreen()
  const loud = await viewer()
  const quiet = await viewer()
  loud.client.send('x'.repeat(100_000))
  const [code] = await loud.ended
  screen.show({ code: 'o', data: 'still here' })
  await close()
  await quiet.ended
  expect([code, shownText(quiet.messages)]).toEqual([1009, expect.stringContaining('still here')])
})

test('the connection of a run that has ended is closed in order', async () => {
  const { viewer, close } = await watchedScreen()
  const { ended } = await viewer()
  await close()
  expect((await ended)[0]).toBe(1000)
})
