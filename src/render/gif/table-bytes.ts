/** Bytes of the colour table that a byte of flags announces, 0 for none (GIF89a, 18 and 20). */
export function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1)
}
