/** What names in brackets stand for, as regular expressions (RE2 syntax). */
export const placeholders: ReadonlyMap<string, string> = new Map([
  [
    'DATE',
    String.raw`\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d:?\d\d|UTC))?)?`,
  ],
  ['UUID', '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'],
  [
    'IP',
    String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})(?:/\d{1,3})?`,
  ],
  ['AGE', String.raw`(?:\d+(?:\.\d+)?(?:ms|µs|us|ns|[dhms]))+`],
  ['HASH', '[0-9a-fA-F]{7,128}'],
  ['PORT', String.raw`\d{1,5}`],
  ['DIGEST', '(?:sha256|sha512):[0-9a-fA-F]{64,128}'],
  ['NUM', String.raw`[+-]?\d+(?:\.\d+)?`],
])
