import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Every picture, or each of so many, as ffmpeg shows it, as bytes of red, green and blue; `size` is how many. */
export function picturesInFfmpeg(moving: Uint8Array, size: number, each = 1): Buffer[] {
  const directory = mkdtempSync(join(tmpdir(), 'runbook-picture-'))
  try {
    const file = join(directory, 'a')
    writeFileSync(file, moving)
    const args =
      `-v error -i ${file} -vf select=not(mod(n\\,${each})) -vsync passthrough -f rawvideo -pix_fmt rgb24 -`.split(
        ' ',
      )
    const { stdout } = spawnSync('ffmpeg', args, { maxBuffer: 2 ** 30 })
    const count = Math.floor(stdout.length / size)
    return Array.from({ length: count }, (_, at) => stdout.subarray(at * size, (at + 1) * size))
  } finally {
    rmSync(directory, { recursive: true })
  }
}
