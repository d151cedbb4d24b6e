import { joinBytes } from '../join-bytes.ts'
import { escapeXml } from '../svg/escape-xml.ts'
import { riffSize, type WebpChunk, webpChunks } from './webp-chunks.ts'

/**
 * A WebP (RFC 9649) whose last picture stays until the film ends, and with a comment as the identifier of its XMP; `''`
 * is none.
 */
export function finishWebp(
  file: Uint8Array,
  { lengthMs, comment }: { readonly lengthMs: number; readonly comment: string },
): Uint8Array {
  const made = file.slice()
  stretchLast([...webpChunks(made)], lengthMs)
  return comment === '' ? made : withComment(made, comment)
}

/** Where in the data of ANMF the time of its picture stands, in three bytes, in thousandths of a second (2.7.1.1). */
const timeAt = 12

function stretchLast(chunks: readonly WebpChunk[], lengthMs: number): void {
  const pictures = chunks
    .filter(({ type }) => type === 'ANMF')
    .map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength))
  const last = pictures.pop()
  const before = pictures.reduce((sum, data) => sum + data.readUIntLE(timeAt, 3), 0)
  last?.writeUIntLE(lengthMs - before, timeAt, 3)
}

/** Flags of VP8X (2.7). */
const [hasXmp, hasAlpha] = [0x04, 0x10]

/** A film of one picture has no VP8X as ffmpeg makes it, which a comment needs. */
function withComment(file: Uint8Array, comment: string): Uint8Array {
  const [first] = webpChunks(file)
  const rest = file.subarray(riffSize)
  const isExtended = first?.type === 'VP8X'
  if (isExtended) rest[8] = (rest[8] ?? 0) | hasXmp
  const head = isExtended ? [] : [extendedHeader(first?.data ?? new Uint8Array(0))]
  const chunks = joinBytes([...head, rest, chunk('XMP ', Buffer.from(xmpOf(comment)))])
  const riff = Buffer.from('RIFF    WEBP')
  riff.writeUInt32LE(chunks.length + 4, 4)
  return joinBytes([riff, chunks])
}

/** VP8X for the size of a picture without loss: behind its first byte, 14 bits each, and a bit that says whether one sees through it (3.4). */
function extendedHeader(picture: Uint8Array): Uint8Array {
  const bits = Buffer.from(picture.subarray(1, 5)).readUInt32LE()
  const data = Buffer.alloc(10)
  data[0] = hasXmp | ((bits >>> 28) & 1 ? hasAlpha : 0)
  data.writeUIntLE(bits & 0x3fff, 4, 3)
  data.writeUIntLE((bits >>> 14) & 0x3fff, 7, 3)
  return chunk('VP8X', data)
}

/** A chunk ends at an even offset. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(8 + data.length + (data.length % 2))
  bytes.write(type, 'latin1')
  bytes.writeUInt32LE(data.length, 4)
  bytes.set(data, 8)
  return bytes
}

function xmpOf(comment: string): string {
  const names =
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
  const text = `<dc:identifier>${escapeXml(comment)}</dc:identifier>`
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${names}><rdf:Description rdf:about="">${text}</rdf:Description></rdf:RDF></x:xmpmeta>`
}
