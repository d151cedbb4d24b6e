/** How an Arabic letter joins its neighbours, by the tags of fonts (OpenType 1.9, "Registered features"): at neither side, at the right, at the left, at both. */
export type JoiningForm = 'isol' | 'fina' | 'init' | 'medi'

/** A character as it is drawn. */
export interface Letter {
  readonly codePoint: number
  /** The form that it must have; null for a script without forms, or the form that it has alone. */
  readonly form: JoiningForm | null
}
