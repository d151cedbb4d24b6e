import { filterControls } from '../redact/control-filter.ts'

/** Green, and back to the terminal's own colours. */
const promptColor = ['\u001b[32m', '\u001b[0m'] as const

/** A prompt as output; one with colours of its own keeps them. */
export function shownPrompt(prompt: string): string {
  const safe = safeText(prompt)
  return prompt.includes('\u001b') ? safe : `${promptColor[0]}${safe}${promptColor[1]}`
}

/** A text of a document as output: only harmless control sequences are left (filterControls). */
export function safeText(text: string): string {
  const filter = filterControls()
  return filter.write(new TextEncoder().encode(text)) + filter.end()
}
