import { pack, type Rgb } from '../colors.ts'

/** A colour and how much it matters. */
export interface WeightedColor {
  readonly color: Rgb
  readonly weight: number
}

/** Fewer colours, and which of them stands for each one given. */
export interface ReducedColors {
  readonly colors: readonly Rgb[]
  readonly indexOf: ReadonlyMap<Rgb, number>
}

/** Above so many colours, those that share the upper five bits of each channel are taken together first. */
const binnedAbove = 8192

/**
 * Reduces colours to `limit` by a median cut: the set whose colours differ most, by weighted variance, is cut at
 * the mean of its widest channel, until there are enough sets (P. Heckbert, "Color image quantization for frame
 * buffer display", 1982, with Wan's variance criterion).
 */
export function reduceColors(colors: readonly WeightedColor[], limit: number): ReducedColors {
  const bins = colors.length > binnedAbove ? binned(colors) : colors.map((color) => [color])
  const sets = [measure(bins.map((members) => ({ members, ...meanOf(members) })))]
  while (sets.length < limit) {
    const widest = sets.reduce((most, set) => (set.error > most.error ? set : most))
    if (widest.error === 0) break
    const [low, high] = split(widest)
    sets[sets.indexOf(widest)] = measure(low)
    sets.push(measure(high))
  }
  const indexOf = new Map<Rgb, number>()
  for (const [index, set] of sets.entries()) {
    for (const { members } of set.bins) for (const { color } of members) indexOf.set(color, index)
  }
  return { colors: sets.map(({ mean }) => pack(...rounded(mean))), indexOf }
}

type Channels = readonly [number, number, number]

interface Bin {
  readonly members: readonly WeightedColor[]
  readonly mean: Channels
  readonly weight: number
}

interface ColorSet {
  readonly bins: readonly Bin[]
  readonly mean: Channels
  /** The channel that varies most. */
  readonly channel: 0 | 1 | 2
  /** Sum of the weighted squares of the distances from the mean. */
  readonly error: number
}

function binned(colors: readonly WeightedColor[]): WeightedColor[][] {
  const bins = new Map<number, WeightedColor[]>()
  for (const color of colors) {
    const key = color.color & 0xf8f8f8
    const bin = bins.get(key)
    if (bin === undefined) bins.set(key, [color])
    else bin.push(color)
  }
  return [...bins.values()]
}

function meanOf(members: readonly WeightedColor[]): {
  readonly mean: Channels
  readonly weight: number
} {
  return weightedMean(members.map(({ color, weight }) => ({ mean: channels(color), weight })))
}

function measure(bins: readonly Bin[]): ColorSet {
  const { mean } = weightedMean(bins)
  const errors = ([0, 1, 2] as const).map((channel) =>
    bins.reduce((sum, bin) => sum + bin.weight * (bin.mean[channel] - mean[channel]) ** 2, 0),
  )
  const error = errors.reduce((sum, value) => sum + value, 0)
  const channel = errors.indexOf(Math.max(...errors)) as 0 | 1 | 2
  return { bins, mean, channel, error: bins.length > 1 ? error : 0 }
}

/** Both halves have a member: some lie below the mean of a channel that varies, and some do not. */
function split({ bins, mean, channel }: ColorSet): readonly [Bin[], Bin[]] {
  const isLow = (bin: Bin): boolean => bin.mean[channel] < mean[channel]
  const low = bins.filter(isLow)
  return low.length > 0 && low.length < bins.length
    ? [low, bins.filter((bin) => !isLow(bin))]
    : [bins.slice(0, 1), bins.slice(1)]
}

function weightedMean(parts: readonly Pick<Bin, 'mean' | 'weight'>[]) {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0) || 1
  const channel = (at: 0 | 1 | 2): number =>
    parts.reduce((sum, part) => sum + part.weight * part.mean[at], 0) / weight
  return { mean: [channel(0), channel(1), channel(2)] as Channels, weight }
}

function channels(color: Rgb): Channels {
  return [color >> 16, (color >> 8) & 255, color & 255]
}

function rounded([red, green, blue]: Channels): Channels {
  return [Math.round(red), Math.round(green), Math.round(blue)]
}
