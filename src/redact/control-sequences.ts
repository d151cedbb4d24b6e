/**
 * Control sequences and other control characters that print nothing and do not move the cursor to another line, as a
 * pattern (ECMA-48, 5.4 and 5.6; control strings in the forms that terminals take). One that the text ends in is found up
 * to there.
 */
const strings = String.raw`(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u0018\u001a\u001b\u009c]*(?:\u0007|\u0018|\u001a|\u001b\\|\u009c|\u001b$|(?=\u001b)|$)`
const csi = String.raw`(?:\u001b\[|\u009b)[ -?]*(?:[@-~]|$|)`
const escapes = String.raw`\u001b[ -/]*(?:[0-~]|$|)`
const others = String.raw`[\u0000-\u0007\u000e-\u001a\u001c-\u001f\u007f-\u009f]`

/** The pattern of a control sequence, or of a control character other than BS, HT, LF, VT, FF and CR. */
export const controlSequence = [strings, csi, escapes, others].join('|')
