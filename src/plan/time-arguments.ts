import type { ArgumentReader } from './argument-reader.ts'
import { parseDuration } from './duration.ts'
import type { HeaderArguments } from './header-arguments.ts'
import { unquoted } from './unquoted.ts'
import { readWait, waitForms } from './wait-condition.ts'

type TimeArguments = Pick<HeaderArguments, 'timeoutMs' | 'forMs' | 'retry' | 'background' | 'wait'>

/** Reads how long a block may and has to run: `:timeout`, `:for`, `:retry`, `:background` and `:wait`. */
export function timeArguments(reader: ArgumentReader): TimeArguments {
  const background = inBackground(reader)
  return {
    timeoutMs: reader.durationMs('timeout', 600_000),
    forMs: reader.durationMs('for', 0),
    retry: retry(reader),
    background,
    wait: wait(reader, background),
  }
}

/** What goes on needs a shell that does, too. */
function inBackground(reader: ArgumentReader): boolean {
  const background = reader.flag('background', ['no', 'nil'])
  const origin = reader.merged.get('background')?.origin
  if (background && origin && /^(?:none|no|)$/.test(reader.text('session', 'none'))) {
    const hint = 'Give it a session, which shells have: ":session main".'
    reader.reject(origin, 'a background block belongs into a session', hint)
  }
  return background
}

/** `:retry 5` or `:retry 5 2s`: how often again, and the first pause, which doubles each time. */
function retry(reader: ArgumentReader): HeaderArguments['retry'] {
  const written = reader.merged.get('retry')
  const words = written ? unquoted(written.value).split(/[\s,]+/) : ['0']
  const [times = '', pause = '1s', ...more] = words
  const pauseMs = parseDuration(pause)
  if (/^\d{1,3}$/.test(times) && pauseMs !== null && more.length === 0) {
    return { times: Number(times), pauseMs, state: '' }
  }
  if (written?.origin) {
    const hint = 'Write how often, and the first pause: ":retry 5 2s", in Markdown retry="5 2s".'
    reader.reject(written.origin, `"${unquoted(written.value)}" is no value for :retry`, hint)
  }
  return { times: 0, pauseMs: 0, state: '' }
}

function wait(reader: ArgumentReader, background: boolean): HeaderArguments['wait'] {
  const written = reader.merged.get('wait')
  if (!written) return null
  const condition = readWait(reader.text('wait', ''))
  const usable = condition !== null && (condition.kind !== 'log' || background)
  if (usable) return condition
  if (written.origin) {
    const reason = `"${written.value}" is nothing to wait for`
    reader.reject(written.origin, reason, `Write ${waitForms}; log: goes with background=yes.`)
  }
  return null
}
