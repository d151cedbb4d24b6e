/** Digits that every double keeps (C's DBL_DIG), and those that always tell two doubles apart. */
const safeDigits = 15
const enoughDigits = 17
/** Doubles below this one have fewer digits (C's DBL_MIN). */
const smallestNormal = 2.2250738585072014e-308

/**
 * A float as Emacs Lisp prints it, always with a point or an exponent: 1000 is `1000.0`, 10^15 is `1e+15`
 * (Elisp manual, "Output Variables", `float-output-format`: the shortest digits that read back the same).
 */
export function printFloat(value: number): string {
  if (Number.isNaN(value)) return '0.0e+NaN'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  if (!Number.isFinite(value)) return `${sign}1.0e+INF`
  const digits = shortest(Math.abs(value))
  return sign + (/[.e]/.test(digits) ? digits : `${digits}.0`)
}

function shortest(value: number): string {
  let precision = value < smallestNormal && value > 0 ? 1 : safeDigits
  while (precision < enoughDigits && Number(value.toPrecision(precision)) !== value) precision += 1
  return general(value, precision)
}

/** C's `%.{precision}g`. */
function general(value: number, precision: number): string {
  const [mantissa = '', power = ''] = value.toExponential(precision - 1).split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < precision) {
    return withoutZeros(value.toFixed(precision - 1 - exponent))
  }
  const digits = String(Math.abs(exponent)).padStart(2, '0')
  return `${withoutZeros(mantissa)}e${exponent < 0 ? '-' : '+'}${digits}`
}

function withoutZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}
