/** A text that is open in an editor; its version goes up with each change. */
export interface OpenText {
  readonly uri: string
  readonly version: number
  readonly text: string
}

/** The texts that are open, each looked at when it has been at rest for a moment. */
export interface OpenTexts {
  get(uri: string): string | null
  set(text: OpenText): void
  close(uri: string): void
  /** Looks at all of them again, since a file that they name may be another now. */
  lookAgain(): void
  closeAll(): void
}

/** Looks at a text; `isCurrent` is false as soon as there is a newer one. */
export type Look = (text: OpenText, isCurrent: () => boolean) => Promise<void>

/** Milliseconds without a change. */
const restTime = 150

/** No texts yet. */
export function openTexts(look: Look): OpenTexts {
  const open = new Map<string, { readonly text: OpenText; timer: NodeJS.Timeout }>()
  const set = (text: OpenText): void => {
    clearTimeout(open.get(text.uri)?.timer)
    const isCurrent = (): boolean => open.get(text.uri)?.text === text
    const timer = setTimeout(() => void look(text, isCurrent), restTime)
    open.set(text.uri, { text, timer })
  }
  const close = (uri: string): void => {
    clearTimeout(open.get(uri)?.timer)
    open.delete(uri)
  }
  return {
    get: (uri) => open.get(uri)?.text.text ?? null,
    set,
    close,
    lookAgain() {
      for (const { text } of open.values()) set(text)
    },
    closeAll() {
      for (const uri of open.keys()) close(uri)
    },
  }
}
