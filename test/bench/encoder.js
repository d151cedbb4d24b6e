// The encoder of GIFs in this process, warm.
import { recordCommands } from '../../dist/cast/recorder.js'
import { defaultLooks } from '../../dist/render/looks.js'
import { renderGif } from '../../dist/render/render-gif.js'
import { frames } from '../../dist/screen/frames.js'
import { resolveTheme } from '../../dist/screen/resolve-theme.js'

/** Measures; `print` takes a title, a figure and a remark. */
export async function benchEncoder(print) {
  const theme = await resolveTheme('runbook-dark')
  const lines = Array.from(
    { length: 12 },
    (_, index) => `line ${index} \u001b[3${index % 8}mcoloured\u001b[0m text\r\n`,
  )
  const cast = recordCommands({
    commands: Array.from({ length: 40 }, (_, index) => ({
      command: `echo command number ${index} --with some-flags --and more`,
      output: Buffer.from(lines.join('')),
      chunks: [],
    })),
    settings: {
      theme: theme.name,
      cols: 88,
      rows: 24,
      fontSize: 16,
      typingMs: 50,
      idleLimitMs: 2000,
      prompt: '$ ',
      looks: {},
    },
    theme,
    timing: 'frozen',
    fingerprint: '',
    title: 'bench',
  })
  const options = {
    ...defaultLooks,
    theme,
    lightTheme: null,
    comment: '',
    loop: true,
    fpsCap: 30,
    idleLimitMs: 2000,
    lastFrameMs: 1000,
  }
  renderGif(cast, options)
  const start = performance.now()
  const { length } = renderGif(cast, options)
  const rendered = performance.now() - start
  const count = Array.from(frames(cast, options)).length
  print(
    `GIF of ${count} frames, 88 x 24 cells`,
    `${rendered.toFixed(0)} ms`,
    `${(count / (rendered / 1000)).toFixed(0)} frames per second, ${length} bytes`,
  )
}
