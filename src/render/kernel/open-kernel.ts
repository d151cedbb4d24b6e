import { kernelCode } from './kernel-code.ts'

/** The inner loops of pictures as WebAssembly, with a memory of their own; addresses are offsets in it, in bytes. */
export interface Kernel extends KernelFunctions {
  /** The memory as it is now: `allocate` may replace it. */
  bytes(): Uint8Array
  /** Makes room for so many bytes; it stays for as long as the kernel. */
  allocate(size: number): number
}

/** What kernel.wat exports, described there. */
interface KernelFunctions {
  start(at: number): void
  emit(value: bigint, size: number): void
  compress(from: number, to: number, codeSize: number): void
  open(state: number, from: number, codeSize: number, out: number): void
  extend(state: number, to: number, most: number, record: number): void
  appendSegment(at: number, record: number): void
  cut(from: number, count: number, to: number): number
  readonly paint: (...to: Painting) => void
  readonly paintRuns: (...to: Painting) => void
  /** Where the bit stream's next byte goes. */
  readonly out: { readonly value: number }
  /** How many bits of it are filled. */
  readonly filled: { readonly value: number }
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
  readonly Instance: new (module: object) => { readonly exports: object }
}

interface Memory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** Bytes of the tables of a dictionary; there are three, one behind the other. */
export const tablesSize = 2 * 1024 * 1024 + 131_072

/** Below are the kernel's own tables. */
const firstFree = 3 * tablesSize
const pageSize = 65_536
/** The kernel reads and writes a little more than it was asked to. */
const slack = 32

/** A kernel with nothing allocated. */
export function openKernel(): Kernel {
  const module = new WebAssembly.Module(Buffer.from(kernelCode, 'base64'))
  const { exports } = new WebAssembly.Instance(module)
  const { memory, ...functions } = exports as KernelFunctions & {
    readonly memory: Memory
  }
  let bytes = new Uint8Array(memory.buffer)
  let free = firstFree
  return {
    ...functions,
    bytes: () => bytes,
    allocate(size) {
      const at = free
      free += Math.ceil((size + slack) / 16) * 16
      if (free > bytes.length) {
        memory.grow(Math.ceil((free - bytes.length) / pageSize))
        bytes = new Uint8Array(memory.buffer)
      }
      return at
    },
  }
}
