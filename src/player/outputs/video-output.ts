import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { execa } from 'execa'

import { RunbookError } from '../../errors.ts'
import { renderGif } from '../../render/render-gif.ts'
import { makePrivateDirectory, removePrivateDirectory } from '../../sandbox/private-directory.ts'
import { standardPath } from '../../sandbox/shell-environment.ts'
import type { OutputKind } from './output-kind.ts'

/** Words of ffmpeg(1) for each kind, as VHS has them; chroma is halved, so the sides are made even. */
const codecs: Readonly<Record<string, readonly string[]>> = {
  '.mp4': ['-c:v', 'libx264', '-crf', '20', '-movflags', '+faststart'],
  '.webm': ['-c:v', 'libvpx-vp9', '-crf', '30', '-b:v', '0'],
}
const evenSides = 'pad=ceil(iw/2)*2:ceil(ih/2)*2'

/** Films by ffmpeg(1), made of the exact pictures of the GIF; null for an extension that is none. */
export function videoOutput(extension: string): OutputKind | null {
  const codec = codecs[extension]
  if (codec === undefined) return null
  return {
    programs: ['ffmpeg'],
    isOurs: (data) =>
      /comment.{0,40}sha256:[\da-f]{64}/is.test(Buffer.from(data).toString('latin1')),
    make: async ({ film, picture }) => {
      const gif = renderGif(film, { ...picture, loop: false })
      const filter = `${evenSides},fps=${Math.min(50, picture.fpsCap)}`
      const words = ['-vf', filter, '-pix_fmt', 'yuv420p', ...codec, '-an']
      return [
        { name: '', data: await convert(gif, extension, [...words, ...mark(picture.comment)]) },
      ]
    },
  }
}

function mark(comment: string): string[] {
  return ['-map_metadata', '-1', '-fflags', '+bitexact', '-metadata', `comment=${comment}`]
}

async function convert(gif: Uint8Array, extension: string, words: string[]): Promise<Uint8Array> {
  const directory = makePrivateDirectory('video')
  try {
    const [from, to] = [join(directory, 'in.gif'), join(directory, `out${extension}`)]
    writeFileSync(from, gif)
    const args = ['-nostdin', '-v', 'error', '-y', '-i', from, ...words, to]
    const { failed, stderr } = await execa('ffmpeg', args, {
      env: { PATH: standardPath },
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
    })
    if (failed) throw unmade(extension, stderr)
    return readFileSync(to)
  } finally {
    removePrivateDirectory(directory)
  }
}

function unmade(extension: string, stderr: string): RunbookError {
  const reason = `ffmpeg made no ${extension}: ${stderr.split('\n').slice(-3).join(' ')}`
  return new RunbookError('E_UNWRITABLE', reason, {
    hint: 'Look whether ffmpeg was built with libx264 and libvpx, or write a .gif.',
  })
}
