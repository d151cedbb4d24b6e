/**
 * What may not stand in front of a letter of ASCII that begins a word (`\<` in Org's syntax table): what Emacs takes for
 * letters and digits of Latin script, and marks. Letters of other scripts may, since their words end where the script does.
 */
export const wordStart = String.raw`(?<![$%'0-9A-Za-z\x80-\x9f\xa5\xb2\xb3\xb5\xb7\xb9\xc0-\xd6\xd8-\xf6\xf8-\u024f\u02b0-\u02c6\u02c8\u02ca-\u02cf\u02d1-\u02d7\u02dc\u02de-\u036f\u1dc0-\u1eff\u20d0-\u20ff\u2c60-\u2c7f\ua700-\ua7ff\uab30-\uab6f\ufb00-\ufb06\p{Mn}])`
