/**
 * What the page does. The player reads asciicast v3 from its own socket and shows each event at once; the other socket
 * tells of the blocks: `all`, then `block` and `problem`, and `end` with the recording, which can then be played again.
 */
export const pageScript = `
const element = (id) => document.getElementById(id)
const addressOf = (name) => Object.assign(new URL(name, location), { protocol: 'ws:' }).href
const marks = { waiting: '○', running: '▶', passed: '✓', failed: '✗', 'timed-out': '✗', cancelled: '■', skipped: '·' }
const state = { blocks: [], items: [], ended: false }
const boldIsBright = 'boldIsBright' in element('terminal').dataset
const looks = { fit: 'both', terminalLineHeight: 1.25, boldIsBright }
// A connection is lost with the process of the run, so the player need not look for it again.
const never = () => 2 ** 31 - 1
const source = { driver: 'websocket', url: addressOf('terminal'), bufferTime: 0, reconnectDelay: never }
let player = AsciinemaPlayer.create(source, element('terminal'), { ...looks, autoPlay: true, controls: false })

const part = (name, className, text) => {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}

const seconds = (ms) => ms < 60000 ? (ms / 1000).toFixed(1) + ' s'
  : Math.floor(ms / 60000) + ' min ' + Math.floor(ms / 1000) % 60 + ' s'

const timeOf = ({ status, startedAt, durationMs }) =>
  status === 'running' ? seconds(Date.now() - startedAt)
    : status === 'waiting' || status === 'skipped' ? '' : seconds(durationMs)

const showBlock = (at, block) => {
  const { line, label, code, status, detail } = block
  const item = part('li', status, '')
  const what = part('span', 'what', '')
  if (label !== '') what.append(part('b', '', label))
  if (code !== '') what.append(part('code', '', code))
  if (detail !== '') what.append(part('small', '', detail))
  const mark = part('span', 'mark', marks[status])
  mark.title = status
  item.append(mark, part('span', 'line', line), what, part('span', 'time', timeOf(block)))
  if (state.items[at] === undefined) element('blocks').append(item)
  else state.items[at].replaceWith(item)
  state.items[at] = item
  state.blocks[at] = block
  if (status === 'running') item.scrollIntoView({ block: 'nearest' })
}

const showCount = () => {
  const ended = state.blocks.filter(({ status }) => status !== 'waiting' && status !== 'running')
  element('count').textContent = ended.length + ' of ' + state.blocks.length
}

const showStatus = (status) => {
  element('status').textContent = status === 'lost' ? 'connection lost' : status
  element('status').className = status
}

const showProblem = (text) => element('problems').append(part('li', '', text))

// The player covers what has ended; the recording is played from its end, so that all stays to be seen.
const showRecording = ({ cast, length }) => {
  player.dispose()
  const settings = { ...looks, autoPlay: true, controls: true, startAt: length }
  player = AsciinemaPlayer.create({ data: cast }, element('terminal'), settings)
  element('replay').hidden = false
  element('replay').onclick = () => player.seek(0).then(() => player.play())
}

const messages = {
  all: ({ blocks, problems }) => {
    element('blocks').replaceChildren()
    element('problems').replaceChildren()
    state.items = []
    blocks.forEach((block, at) => showBlock(at, block))
    problems.forEach(showProblem)
    showStatus('running')
  },
  block: ({ at, block }) => showBlock(at, block),
  problem: ({ text }) => showProblem(text),
  end: ({ status, recording }) => {
    state.ended = true
    showStatus(status)
    showRecording(recording)
  },
}

const socket = new WebSocket(addressOf('blocks'))
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data)
  messages[message.type](message)
  showCount()
}
socket.onclose = () => {
  if (!state.ended) showStatus('lost')
  state.ended = true
}
setInterval(() => {
  if (state.ended) return
  state.blocks.forEach((block, at) => {
    if (block.status === 'running') state.items[at].querySelector('.time').textContent = timeOf(block)
  })
}, 100)
`
