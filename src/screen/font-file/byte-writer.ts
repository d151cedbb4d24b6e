/** Collects bytes; numbers have their highest byte first. */
export interface ByteWriter {
  byte(value: number): void
  word(...values: readonly number[]): void
  long(...values: readonly number[]): void
  /** One byte a character. */
  text(text: string): void
  append(bytes: Uint8Array): void
  /** UIntBase128 (WOFF 2.0, 4.1). */
  base128(value: number): void
  /** 255UInt16 (WOFF 2.0, 4.2). */
  short(value: number): void
  bytes(): Uint8Array
}

/** A writer that has nothing yet. */
export function createByteWriter(): ByteWriter {
  const written: number[] = []
  const byte = (value: number): void => void written.push(value & 255)
  const word = (...values: readonly number[]): void => {
    for (const value of values) written.push((value >> 8) & 255, value & 255)
  }
  return {
    byte,
    word,
    long: (...values) => {
      for (const value of values) word(value >>> 16, value)
    },
    text: (text) => {
      for (const character of text) byte(character.charCodeAt(0))
    },
    append: (bytes) => {
      for (const value of bytes) written.push(value)
    },
    base128: (value) => {
      for (let shift = 28; shift > 0; shift -= 7)
        if (value >>> shift > 0) byte(128 | ((value >>> shift) & 127))
      byte(value & 127)
    },
    short: (value) => {
      if (value < 253) byte(value)
      else if (value < 506) written.push(255, value - 253)
      else if (value < 762) written.push(254, value - 506)
      else {
        byte(253)
        word(value)
      }
    },
    bytes: () => Uint8Array.from(written),
  }
}
