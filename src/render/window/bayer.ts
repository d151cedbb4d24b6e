/** Thresholds of ordered dithering (B. Bayer, "An optimum method for two-level rendition", 1973), 4 by 4. */
export const bayer: readonly number[] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
