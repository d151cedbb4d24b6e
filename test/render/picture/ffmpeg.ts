import { spawnSync } from 'node:child_process'

/** What ffmpeg(1) writes to standard output. */
export function ffmpeg(...args: readonly string[]): Buffer {
  const { stdout, stderr, status } = spawnSync('ffmpeg', ['-v', 'error', '-y', ...args], {
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(stderr.toString())
  return stdout
}
