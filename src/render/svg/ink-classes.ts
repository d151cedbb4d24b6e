import type { Rgb } from '../colors.ts'

/** Style classes for colours: one for each pair of a colour and its counterpart in the light theme. */
export interface InkClasses {
  /** The class that fills with a colour, or with the other one where the viewer prefers light. */
  fill(color: Rgb, light: Rgb): string
  /** The rules of all classes that were given out. */
  css(): string
}

/** No classes yet. */
export function createInkClasses(): InkClasses {
  const names = new Map<string, string>()
  const rules: string[] = []
  const lightRules: string[] = []
  return {
    fill(color, light) {
      const key = `${color},${light}`
      const known = names.get(key)
      if (known !== undefined) return known
      const name = `c${names.size.toString(36)}`
      names.set(key, name)
      rules.push(`.${name}{fill:${hexOf(color)}}`)
      if (light !== color) lightRules.push(`.${name}{fill:${hexOf(light)}}`)
      return name
    },
    css() {
      const light = `@media(prefers-color-scheme:light){${lightRules.join('')}}`
      return rules.join('') + (lightRules.length > 0 ? light : '')
    },
  }
}

/** A colour as CSS writes it. */
export function hexOf(color: Rgb): string {
  return `#${color.toString(16).padStart(6, '0')}`
}
