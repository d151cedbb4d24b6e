import { kernelCode } from './kernel-code.ts'

/** The inner loops of pictures as WebAssembly, with a memory of their own; addresses are offsets in it, in bytes. */
export interface Kernel extends KernelFunctions {
  /** The memory as it is now: `allocate` may make it longer. */
  bytes(): Uint8Array
  /** The same as words of four bytes. */
  words(): Int32Array
  /** Makes room for so many bytes; it stays for as long as the kernel. */
  allocate(size: number): number
  /** What another thread needs to have the same kernel. */
  readonly shared: { readonly module: object; readonly memory: object }
}

/** What kernel.wat exports, described there. */
interface KernelFunctions {
  compress(from: number, to: number, codeSize: number, codes: number, into: number): number
  run(job: number): void
  next(ring: number, size: number): void
  readonly paint: (...to: Painting) => void
  readonly paintRuns: (...to: Painting) => void
}

type Painting = readonly [
  tiles: number,
  before: number,
  same: number,
  cols: number,
  rows: number,
  width: number,
  height: number,
  to: number,
]

/** What is used of the global of that name (WebAssembly JavaScript Interface 2.0), whose types come with browsers only. */
declare const WebAssembly: {
  readonly Module: new (code: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: object }
  readonly Memory: new (size: { initial: number; maximum: number; shared: true }) => Memory
}

interface Memory {
  readonly buffer: SharedArrayBuffer
  grow(pages: number): number
}

/** Bytes of the tables of a dictionary; there are three, one behind the other. */
export const tablesSize = 2 * 1024 * 1024 + 131_072

/** Below are the kernel's own tables. */
const firstFree = 3 * tablesSize
const pageSize = 65_536
/** As kernel.wat says. */
const pages = { initial: 103, maximum: 32_768 }
/** The kernel reads and writes a little more than it was asked to. */
const slack = 32

/** A kernel with nothing allocated. */
export function openKernel(): Kernel {
  const module = new WebAssembly.Module(Buffer.from(kernelCode, 'base64'))
  const memory = new WebAssembly.Memory({ ...pages, shared: true })
  const { exports } = new WebAssembly.Instance(module, { kernel: { memory } })
  let bytes = new Uint8Array(memory.buffer)
  let words = new Int32Array(memory.buffer)
  let free = firstFree
  return {
    ...(exports as KernelFunctions),
    shared: { module, memory },
    bytes: () => bytes,
    words: () => words,
    allocate(size) {
      const at = free
      free += Math.ceil((size + slack) / 16) * 16
      if (free > bytes.length) {
        memory.grow(Math.ceil((free - bytes.length) / pageSize))
        bytes = new Uint8Array(memory.buffer)
        words = new Int32Array(memory.buffer)
      }
      return at
    },
  }
}
