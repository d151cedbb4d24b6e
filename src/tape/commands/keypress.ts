import { functionKeys } from '../key-names.ts'
import type { TapeCommand } from '../tape-command.ts'
import type { TapeReader } from '../tape-reader.ts'
import type { TapeSyntax } from './tape-syntax.ts'

const rest = 'Behind a key stands at most a count, as in Down 3.'

/** Keys that may be pressed several times. */
export const keypress: TapeSyntax = {
  words: [
    'Space',
    'Backspace',
    'Delete',
    'Insert',
    'Enter',
    'Escape',
    'Tab',
    'Down',
    'Left',
    'Right',
    'Up',
    'PageUp',
    'PageDown',
    'ScrollUp',
    'ScrollDown',
  ],
  rest,
  read: readKeypress,
}

/** Keys that VHS does not have. */
export const extendedKeypress: TapeSyntax = {
  words: ['Home', 'End', ...functionKeys],
  rest,
  read: readKeypress,
}

function readKeypress(reader: TapeReader): readonly TapeCommand[] {
  const first = reader.current
  const options = reader.speed()
  if (!reader.nextIs('number')) return [reader.command({ options, args: '1' }, first)]
  reader.advance()
  return [reader.command({ options, args: reader.current.literal }, first)]
}
