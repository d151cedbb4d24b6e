import type { Outline } from '../outline.ts'
import { readShortNumber } from './cff-dict.ts'
import type { CffIndex } from './cff-index.ts'
import { pathOperators } from './path-operators.ts'
import { createPen, type Pen } from './pen.ts'

/** The subroutines that charstrings share: those of the whole file, and those of a part of the font. */
export interface Subroutines {
  readonly global: CffIndex
  readonly local: CffIndex
}

interface Machine {
  readonly pen: Pen
  readonly subroutines: Subroutines
  operands: number[]
  /** Hints so far: each has a bit in the masks. */
  stems: number
  operators: number
}

const [callLocal, returns, ends, masks, callGlobal] = [10, 11, 14, [19, 20], 29]

/** hstem, vstem, hstemhm and vstemhm. */
const stemOperators = new Set([1, 3, 18, 23])

/** Calls in calls (Adobe Technical Note 5177, appendix B), and more operands and operators than glyphs have. */
const [deepest, mostOperands, mostOperators] = [10, 513, 50_000]

/**
 * Draws a Type 2 charstring (Adobe Technical Note 5177). Hints are passed over, and so is arithmetic, which only fonts
 * with several masters have, and an accented letter that `endchar` puts together from two others.
 * @throws RangeError on a damaged one.
 */
export function readCharstring(code: DataView, subroutines: Subroutines): Outline {
  const machine: Machine = { pen: createPen(), subroutines, operands: [], stems: 0, operators: 0 }
  run(code, machine, 0)
  return machine.pen.outline()
}

/** Returns whether the glyph ends here. */
function run(code: DataView, machine: Machine, depth: number): boolean {
  if (depth > deepest) throw damaged()
  let at = 0
  while (at < code.byteLength) {
    const first = code.getUint8(at)
    if (first === 28 || first >= 32) {
      const { value, end } = readNumber(code, at)
      if (machine.operands.push(value) > mostOperands) throw damaged()
      at = end
      continue
    }
    if (++machine.operators > mostOperators) throw damaged()
    const operator = first === 12 ? 1200 + code.getUint8(at + 1) : first
    at += first === 12 ? 2 : 1
    if (operator === returns) return false
    if (operator === ends) return true
    if (operator === callLocal || operator === callGlobal) {
      if (run(subroutine(machine, operator), machine, depth + 1)) return true
      continue
    }
    if (masks.includes(operator)) at += maskLength(machine)
    else if (stemOperators.has(operator)) machine.stems += machine.operands.length >> 1
    else pathOperators.get(operator)?.(machine.operands, machine.pen)
    machine.operands = []
  }
  return false
}

/** Numbers above 255 take four bytes, of which two are a fraction. */
function readNumber(code: DataView, at: number) {
  return code.getUint8(at) === 255
    ? { value: code.getInt32(at + 1) / 0x10000, end: at + 5 }
    : readShortNumber(code, at)
}

/** Operands of a mask are the hints of a vstemhm that is left out. */
function maskLength(machine: Machine): number {
  machine.stems += machine.operands.length >> 1
  return (machine.stems + 7) >> 3
}

/** Numbers of subroutines are written less a bias that depends on how many there are. */
function subroutine({ operands, subroutines }: Machine, operator: number): DataView {
  const all = operator === callLocal ? subroutines.local : subroutines.global
  const bias = all.count < 1240 ? 107 : all.count < 33_900 ? 1131 : 32_768
  return all.object((operands.pop() ?? 0) + bias)
}

function damaged(): RangeError {
  return new RangeError('a glyph is damaged')
}
