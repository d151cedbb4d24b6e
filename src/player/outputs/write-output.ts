import { readdirSync, unlinkSync } from 'node:fs'

import { withDirectory } from '../../sandbox/confined-path.ts'
import { writeConfined } from '../../sandbox/write-confined.ts'
import { isFrameFile } from './frames-output.ts'
import type { OutputFile } from './output-kind.ts'
import type { OutputTarget } from './output-target.ts'

/**
 * Writes the files of an output and returns their size in bytes; frames of an earlier, longer recording do not stay behind.
 * @throws RunbookError E_REFUSED and E_UNWRITABLE as writeConfined() does.
 */
export function writeOutput(
  { root, path: target }: OutputTarget,
  files: readonly OutputFile[],
): number {
  let bytes = 0
  for (const { name, data } of files) {
    const path = name === '' ? target : `${target}/${name}`
    writeConfined({ root, path, data, mode: null, createDirectories: true })
    bytes += Buffer.byteLength(data)
  }
  if (files.some(({ name }) => name !== '')) {
    const names = new Set(files.map(({ name }) => name))
    const old = readdirSync(target).filter((name) => isFrameFile(name) && !names.has(name))
    for (const name of old) {
      const place = { root, path: `${target}/${name}`, createDirectories: false }
      withDirectory(place, (file) => unlinkSync(file))
    }
  }
  return bytes
}
