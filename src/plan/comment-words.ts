/**
 * The words of `:comments`: links around the block, the text above it, both, or links around what its references
 * expand to as well (Org manual, "Extracting Source Code").
 */
export const commentWords = ['no', 'link', 'yes', 'org', 'both', 'noweb'] as const

export type CommentWord = (typeof commentWords)[number]
