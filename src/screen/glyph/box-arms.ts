/** Weight of a line that leads from the middle of a cell to an edge: 0 none, 1 light, 2 heavy, 3 double. */
export type Weight = 0 | 1 | 2 | 3

/** The four lines of a box drawing character. */
export interface Arms {
  readonly left: Weight
  readonly right: Weight
  readonly up: Weight
  readonly down: Weight
}

/**
 * U+2500 to U+257F (The Unicode Standard, "Box Drawing"), eight a line: the weights left, right, up, down.
 * `----` is drawn otherwise: dashes, arcs, diagonals.
 */
const table = `
1100 2200 0011 0022 ---- ---- ---- ----
---- ---- ---- ---- 0101 0201 0102 0202
1001 2001 1002 2002 0110 0210 0120 0220
1010 2010 1020 2020 0111 0211 0121 0112
0122 0221 0212 0222 1011 2011 1021 1012
1022 2021 2012 2022 1101 2101 1201 2201
1102 2102 1202 2202 1110 2110 1210 2210
1120 2120 1220 2220 1111 2111 1211 2211
1121 1112 1122 2121 1221 2112 1212 2221
2212 2122 1222 2222 ---- ---- ---- ----
3300 0033 0301 0103 0303 3001 1003 3003
0310 0130 0330 3010 1030 3030 0311 0133
0333 3011 1033 3033 3301 1103 3303 3310
1130 3330 3311 1133 3333 ---- ---- ----
---- ---- ---- ---- 1000 0010 0100 0001
2000 0020 0200 0002 1200 0012 2100 0021`

const codes = table.trim().split(/\s+/)

/** The lines of a box drawing character, or null when it is none or not made of four straight lines. */
export function boxArms(codePoint: number): Arms | null {
  const code = codes[codePoint - 0x2500]
  if (code === undefined || code === '----') return null
  const [left, right, up, down] = Array.from(code, Number) as [Weight, Weight, Weight, Weight]
  return { left, right, up, down }
}
