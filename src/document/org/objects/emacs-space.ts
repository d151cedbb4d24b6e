/**
 * What Emacs takes for whitespace, as the inside of a character class. Org's manual breaks words up for markup by the
 * zero width space ("Escape Character"), which JavaScript counts as a letter's equal.
 */
export const emacsSpace = String.raw`\t\n\f\r \u00a0\u2000-\u200b\u202f\u205f\u3000`
