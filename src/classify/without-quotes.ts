/** A script without what is quoted and without comments: what is left are operators and plain words. */
export function withoutQuotes(script: string): string {
  return script.replace(/\\.|'[^']*'|"(?:[^"\\]|\\.)*"/g, '').replace(/(?:^|\s)#.*$/gm, '')
}
