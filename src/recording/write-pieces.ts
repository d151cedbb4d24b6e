import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import { RunbookError } from '../errors.ts'
import { type Interrupts, unstoppable } from '../render/formats/format.ts'
import { temporaryName } from '../sandbox/temporary-name.ts'

/** What a file is made of, from its start to its end. */
type Pieces = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>

/** How a file is written. */
interface WriteOptions {
  /** What can be made again is not synced to disk. */
  readonly isRemade?: boolean
  /** End the writing. */
  readonly interrupts?: Interrupts
}

/**
 * Writes a file piece by piece and returns its size in bytes. It goes to a new file beside it, which is synced to disk
 * and renamed (rename(2)), so that a reader sees the old file or the whole new one. It is there from the first piece on. What
 * can be made again is not synced, which takes long for large pictures: only where the machine fails may it be lost.
 * @throws RunbookError E_UNWRITABLE; what makes the pieces may throw as well, and an interrupt throws its reason, and then no
 * file is left behind.
 */
export async function writePieces(
  path: string,
  pieces: Pieces,
  { isRemade = false, interrupts = unstoppable }: WriteOptions = {},
): Promise<number> {
  const temporary = join(dirname(path), temporaryName())
  const { signal } = interrupts
  let release = (): void => undefined
  const openNew = async (): Promise<FileHandle> => {
    release = interrupts.hold()
    return open(temporary, 'wx')
  }
  try {
    const bytes = await writeNew(openNew, pieces, { isRemade, signal })
    signal.throwIfAborted()
    await rename(temporary, path)
    return bytes
  } catch (error) {
    await rm(temporary, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (signal.aborted || error instanceof RunbookError || code === undefined) throw error
    const hint =
      'Check that the directory is there, that you may write to it, and that it has room.'
    throw new RunbookError('E_UNWRITABLE', `${path} cannot be written (${code})`, {
      hint,
      cause: error,
    })
  } finally {
    release()
  }
}

/** So long work may go on before the process looks for signals, in milliseconds. */
const longestWork = 50

/** Returns a function that gives a promise when it is time for that, which fails when the signal says so; else null. */
function createTurns(signal: AbortSignal): () => Promise<void> | null {
  let last = performance.now()
  const look = async (): Promise<void> => {
    await setImmediate()
    signal.throwIfAborted()
    last = performance.now()
  }
  return () => (performance.now() - last < longestWork ? null : look())
}

/** So many bytes are written at a time. What they are made of is copied, as a piece is good until the next one only. */
const writeSize = 1024 * 1024

async function writeNew(
  openNew: () => Promise<FileHandle>,
  pieces: Pieces,
  { isRemade, signal }: { readonly isRemade: boolean; readonly signal: AbortSignal },
): Promise<number> {
  const buffers = createBuffers(openNew)
  const turn = createTurns(signal)
  try {
    if (Symbol.iterator in pieces) {
      // Thousands of small pieces come sooner where none is waited for.
      for (const piece of pieces) {
        const waited = buffers.add(piece) ?? turn()
        if (waited !== null) await waited
      }
    } else for await (const piece of pieces) await (buffers.add(piece) ?? turn())
    return await buffers.end(!isRemade)
  } finally {
    await buffers.close()
  }
}

/** What is written to a file, of which one part is filled while the other is on its way. */
interface Buffers {
  /** Takes a copy; null when nothing is to be waited for. The first opens the file. */
  add(piece: Uint8Array | string): Promise<void> | null
  /** Writes the rest, to the disk where it is to be synced, and gives the size of all. */
  end(isSynced: boolean): Promise<number>
  /** Waits for the last write, also where that fails, and closes the file. */
  close(): Promise<void>
}

function createBuffers(openNew: () => Promise<FileHandle>): Buffers {
  let opened: FileHandle | null = null
  const file = async (): Promise<FileHandle> => (opened ??= await openNew())
  // One write at a time, while the next pieces are made.
  let writing: Promise<unknown> = Promise.resolve()
  let [filling, other] = [Buffer.allocUnsafe(writeSize), Buffer.allocUnsafe(writeSize)]
  let [bytes, filled] = [0, 0]
  const flush = async (): Promise<void> => {
    await writing
    writing = (await file()).writeFile(filling.subarray(0, filled))
    // The next `await` above tells of it; until then nobody listens.
    writing.catch(() => {})
    bytes += filled
    filled = 0
    ;[filling, other] = [other, filling]
  }
  const put = (data: Uint8Array): void => {
    // V8 copies memory that threads share byte by byte; `fill` does not.
    if (data.length > 0) filling.fill(data, filled, filled + data.length)
    filled += data.length
  }
  const addLarge = async (data: Uint8Array): Promise<void> => {
    for (let at = 0; at < data.length; at += writeSize) {
      const part = data.subarray(at, at + writeSize)
      if (filled + part.length > writeSize) await flush()
      put(part)
    }
  }
  return {
    add(piece) {
      const data = typeof piece === 'string' ? Buffer.from(piece) : piece
      if (filled + data.length > writeSize) return addLarge(data)
      put(data)
      return opened === null ? file().then(() => undefined) : null
    },
    async end(isSynced) {
      await flush()
      await writing
      if (isSynced) await (await file()).sync()
      return bytes
    },
    async close() {
      await Promise.allSettled([writing])
      await opened?.close()
    },
  }
}
