import { readdirSync, readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import type { EventCode } from '../../../src/cast/asciicast.ts'
import { filterControls } from '../../../src/redact/control-filter.ts'
import { filmOf } from '../../../src/render/film.ts'
import { type FormatOptions, unstoppable } from '../../../src/render/formats/format.ts'
import { screenState } from '../../../src/render/formats/screen-state.ts'
import { renderSvg } from '../../../src/render/svg/render-svg.ts'
import { castOf } from '../../screen/cast-of.ts'
import { readSequenceCases, type SequenceCase } from '../../screen/read-sequence-cases.ts'
import { rowsOfSvg, withoutEnd } from './rows-of-svg.ts'
import { svgOptions } from './svg-options.ts'

const options: FormatOptions = {
  ...svgOptions,
  castVersion: 2,
  searchPath: '',
  interrupts: unstoppable,
}
type Events = readonly (readonly [EventCode, string])[]

interface State {
  readonly cursor: { readonly column: number; readonly row: number; readonly shape: string }
  readonly lines: readonly {
    readonly text: string
    readonly runs: readonly { column: number; cols: number; sgr: string; link: string }[]
  }[]
}

function filmOfCase(example: SequenceCase, events: Events = example.events, seconds = 0) {
  const timed = events.map(([code, data], at) => [at * seconds, code, data] as const)
  return filmOf(castOf(example.size, timed), options)
}

function stateOf(example: SequenceCase, events?: Events): State {
  const chunks = screenState.chunks(filmOfCase(example, events), options) as Iterable<string>
  return JSON.parse([...chunks].join('')) as State
}

/** Rows of the highest screen of the cases. */
const highest = 5

const textOf = (state: State): string[] => withoutEnd(state.lines.map(({ text }) => text))

/** Written a character at a time, so that each makes a frame. */
function typed({ events }: SequenceCase): Events {
  return events.flatMap(([code, data]) =>
    (code === 'o' ? Array.from(data) : [data]).map((part) => [code, part] as const),
  )
}

/** What a cast holds of them when a block that is not trusted wrote them. */
function filtered({ events }: SequenceCase): Events {
  const filter = filterControls()
  return events.map(([code, data]) => [code, code === 'o' ? filter.write(Buffer.from(data)) : data])
}

const folder = new URL('../../fixtures/screen/sequences/', import.meta.url)

for (const file of readdirSync(folder)) {
  const cases = readSequenceCases(readFileSync(new URL(file, folder), 'utf8'))
  describe.each(cases)(`${file}: $name`, (example) => {
    const { rows, cursor, cells, fault, dropped } = example
    // A fault is one of looks where a case has them.
    const isOfLooks = cells.length > 0
    const textTest = fault !== '' && !isOfLooks ? test.fails : test
    const looksTest = fault !== '' && isOfLooks ? test.fails : test
    textTest('the screen state has the rows', () => {
      expect(textOf(stateOf(example))).toEqual(rows)
    })
    textTest('the picture has the rows', () => {
      expect(rowsOfSvg(renderSvg(filmOfCase(example), options), highest)).toEqual(rows)
    })
    textTest('an animation that writes character by character ends with the rows', () => {
      const film = filmOfCase(example, typed(example), 0.1)
      expect(rowsOfSvg(renderSvg(film, options), highest)).toEqual(rows)
    })
    if (cursor !== null)
      test('the cursor is as it must be', () => {
        expect(stateOf(example).cursor).toMatchObject(cursor)
      })
    for (const { column, row, looks } of cells)
      looksTest(`the cell in row ${row} and column ${column} has its looks`, () => {
        const runs = stateOf(example).lines[row]?.runs ?? []
        const run = runs.find((one) => one.column <= column && column < one.column + one.cols)
        expect(run ?? { sgr: '', link: '' }).toMatchObject(looks)
      })
    if (dropped === '')
      test('output that is not trusted shows the same', () => {
        expect(stateOf(example, filtered(example))).toEqual(stateOf(example))
      })
    else
      test('output that is not trusted cannot do it', () => {
        expect(filtered(example)).not.toEqual(example.events)
      })
  })
}
