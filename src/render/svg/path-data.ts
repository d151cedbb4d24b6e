import type { Polygon } from '../../screen/font/rasterize.ts'

/** A number with two decimals at most, as short as it can be written. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** The path data of polygons (SVG 2, 9.3). */
export function pathData(polygons: readonly Polygon[]): string {
  return polygons
    .map((polygon) => {
      const points: string[] = []
      for (let at = 0; at + 1 < polygon.length; at += 2)
        points.push(`${short(polygon[at] ?? 0)} ${short(polygon[at + 1] ?? 0)}`)
      return `M${points.join('L')}Z`
    })
    .join('')
}
