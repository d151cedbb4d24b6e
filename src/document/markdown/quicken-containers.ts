import { EditMap } from 'micromark-util-edit-map'

type Events = Parameters<EditMap['consume']>[0]

/**
 * Has micromark leave the events in front of its first edit where they are. Its own way copies all of them for each line
 * that ends a list or a quote, so a text of such lines took the square of its length.
 */
export function quickenContainers(): void {
  EditMap.prototype.consume = function (events) {
    applyEdits(this, events)
    this.map.length = 0
    this.index.clear()
  }
}

function applyEdits({ map }: EditMap, events: Events): void {
  map.sort(([a], [b]) => a - b)
  const from = map[0]?.[0] ?? events.length
  const rest = events.splice(from)
  let done = 0
  const keepUntil = (end: number): void => {
    for (const event of rest.slice(done, end)) events.push(event)
    done = Math.max(done, end)
  }
  for (const [at, removed, added] of map) {
    keepUntil(at - from)
    for (const event of added) events.push(event)
    done = Math.max(done, at - from + removed)
  }
  keepUntil(rest.length)
}
