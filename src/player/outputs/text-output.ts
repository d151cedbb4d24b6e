import { isGolden } from '../text-golden.ts'
import type { OutputKind } from './output-kind.ts'

/** `.txt`, `.ascii` and `.test`: the screens as text. */
export const textOutput: OutputKind = {
  programs: [],
  isOurs: (data) => data.length === 0 || isGolden(Buffer.from(data).toString('utf8')),
  make: async ({ golden }) => [{ name: '', data: Buffer.from(golden) }],
}
