// Recordings to measure pictures with; seeded, so that every run draws the same.

/** Numbers from 0 up to 1 that are the same each time (a linear congruential generator). */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

function castOf(events) {
  const header = JSON.stringify({ version: 2, width: 88, height: 19 })
  const lines = events.map(([time, data]) => JSON.stringify([Number(time.toFixed(4)), 'o', data]))
  return `${[header, ...lines].join('\n')}\n`
}

const names = 'web api cart search queue cache store mail login audit proxy worker'.split(' ')
const states = [
  ['\u001b[32mRunning\u001b[0m', '1/1'],
  ['\u001b[33mPending\u001b[0m', '0/1'],
  ['\u001b[31mCrashLoopBackOff\u001b[0m', '0/1'],
  ['\u001b[36mCompleted\u001b[0m', '0/1'],
]

/** 80 commands, typed, each with some coloured lines of output that come at once or in pieces. */
export function typing() {
  const random = randomFrom(1)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const events = []
  let now = 0.2
  const emit = (data, after) => {
    events.push([now, data])
    now += after
  }
  for (let command = 0; command < 80; command += 1) {
    emit('\u001b[1;34m~/shop\u001b[0m \u001b[35m(main)\u001b[0m \u001b[32m❯\u001b[0m ', 0.06)
    const name = pick(names)
    const typed = pick([
      `kubectl get pods -l app=${name}`,
      `git log -${command} ${name}`,
      `make ${name}`,
    ])
    for (const key of typed) emit(key, 0.02 + random() * 0.02)
    emit('\r\n', 0.05)
    const pieces = 1 + Math.floor(random() * 4)
    for (let piece = 0; piece < pieces; piece += 1) {
      const lines = Array.from({ length: 1 + Math.floor(random() * 4) }, () => {
        const [state, ready] = pick(states)
        const id = Math.floor(random() * 2 ** 32).toString(16)
        const age = `${Math.floor(random() * 60)}m`
        return `${pick(names)}-${id.padEnd(12)} ${ready}   ${state}   \u001b[2m${age}\u001b[0m   10.0.${piece}.${command}\r\n`
      })
      emit(lines.join(''), 0.05)
    }
  }
  return castOf(events)
}

/** A log of 2,000 lines, each scrolling the screen, 50 a second. */
export function log() {
  const random = randomFrom(2)
  const pick = (list) => list[Math.floor(random() * list.length)]
  const levels = [
    '\u001b[32mINFO \u001b[0m',
    '\u001b[33mWARN \u001b[0m',
    '\u001b[31mERROR\u001b[0m',
    '\u001b[36mDEBUG\u001b[0m',
  ]
  const events = Array.from({ length: 2000 }, (_, line) => {
    const seconds = (line * 0.02).toFixed(3).padStart(6, '0')
    const id = Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
    const text = `request ${id} took ${Math.floor(random() * 900)} ms, ${Math.floor(random() * 1e5)} bytes`
    const end = line === 0 ? '' : '\r\n'
    return [
      line * 0.02,
      `${end}\u001b[2m12:00:${seconds}\u001b[0m ${pick(levels)} \u001b[35m${pick(names)}\u001b[0m ${text}`,
    ]
  })
  return castOf(events)
}

/** A monitor in 24-bit colours: meters that go over from one colour into another, and a list, drawn 600 times. */
export function monitor() {
  const random = randomFrom(3)
  const loads = Array.from({ length: 6 }, () => random())
  const events = [[0, '\u001b[?1049h\u001b[?25l\u001b[2J']]
  for (let frame = 0; frame < 600; frame += 1) {
    let data = '\u001b[?2026h'
    for (const [row, load] of loads.entries()) {
      loads[row] = Math.min(1, Math.max(0.05, load + (random() - 0.5) * 0.1))
      const filled = Math.round(load * 60)
      data += `\u001b[${row + 1};1H\u001b[38;2;140;170;238m${String(row).padStart(3)}\u001b[0m [`
      for (let at = 0; at < 60; at += 1) {
        const [red, green] = [40 + at * 3, 200 - at * 2]
        data +=
          at < filled ? `\u001b[38;2;${red};${green};${90 + row * 10}m|` : '\u001b[38;2;60;64;78m.'
      }
      data += `\u001b[0m] ${(load * 100).toFixed(1).padStart(5)}%`
    }
    data +=
      '\u001b[8;1H\u001b[48;2;30;60;110m\u001b[38;2;240;240;250m   PID USER      CPU%   MEM   COMMAND\u001b[K\u001b[0m'
    for (let row = 0; row < 10; row += 1) {
      const name = names[(row + Math.floor(frame / 50)) % names.length]
      const cpu = (random() * 60).toFixed(1).padStart(5)
      const ground = row === Math.floor(frame / 20) % 10 ? '\u001b[48;2;50;54;70m' : ''
      data += `\u001b[${row + 9};1H${ground}\u001b[38;2;${150 + row * 8};190;${230 - row * 6}m${String(4000 + row * 7).padStart(6)} \u001b[38;2;166;209;137m${name.padEnd(8)} \u001b[38;2;239;159;118m${cpu}  \u001b[38;2;186;187;241m${(random() * 900).toFixed(0).padStart(4)}M\u001b[38;2;198;208;245m  /usr/bin/${name} --serve\u001b[K\u001b[0m`
    }
    events.push([frame * 0.1 + 0.02, `${data}\u001b[?2026l`])
  }
  return castOf(events)
}
