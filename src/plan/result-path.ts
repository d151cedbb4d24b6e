/** The header arguments that name the file of a `:results file` block; `''` where one is not given. */
export interface ResultPathArguments {
  readonly file: string
  readonly fileExt: string
  readonly outputDir: string
  /** Name of the block. */
  readonly name: string
}

/**
 * The path that a file result is written to, relative to where the block runs: `:file`, or the block's name with
 * `:file-ext`, inside `:output-dir` (org-babel-generate-file-param). Null when the output itself names the file.
 */
export function resultPath({ file, fileExt, outputDir, name }: ResultPathArguments): string | null {
  const base = file !== '' ? file : name !== '' && fileExt !== '' ? `${name}.${fileExt}` : ''
  if (base === '') return null
  return outputDir === '' ? base : `${outputDir.replace(/\/?$/, '/')}${base}`
}

/** True when output goes into the file; with `link` or `graphics` the block writes it itself. */
export function writesResultFile(words: readonly string[]): boolean {
  return words.includes('file') && !words.includes('link') && !words.includes('graphics')
}
