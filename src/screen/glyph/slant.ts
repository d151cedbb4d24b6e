/** The mean slope of italic letters; used where a font has none. */
export const slant = 0.16
