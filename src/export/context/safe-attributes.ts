import type { Attributes } from './affiliated.ts'

/** Attributes that change how an element looks or reads; all others can run code, load files or lead elsewhere. */
const harmless =
  /^(?:align|alt|aria-[a-z]+|border|cellpadding|cellspacing|class|cols|dir|fallback|frame|height|id|lang|loading|reversed|role|rows|rules|start|textarea|title|valign|width)$/i

/** The attributes that a document may set without being trusted. */
export function safeAttributes(attributes: Attributes): Attributes {
  return new Map([...attributes].filter(([name]) => harmless.test(name)))
}
