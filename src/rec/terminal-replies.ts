/**
 * What terminals answer by themselves to programs that ask them (xterm, "Control Sequences"): the place of the cursor, device
 * attributes, modes, keyboard flags, focus, colours and strings.
 */
const replies =
  // oxlint-disable-next-line no-control-regex -- escape sequences are what this looks for
  /\u001b(?:\[\??\d+;\d+(?:;\d+)?R|\[[?>=][\d;]*[cu]|\[\??\d+;\d+\$y|\[[03]n|\[\d+(?:;\d+)*t|\[[IO]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[P_][^\u001b]*\u001b\\)/g

/** Typed text without what the terminal itself sent. */
export function withoutReplies(keys: string): string {
  return keys.replace(replies, '')
}
