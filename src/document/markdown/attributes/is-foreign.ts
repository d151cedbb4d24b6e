const keys = [
  // Runme: identity, prompts and notebook cells
  'id mimetype mimeType promptEnv closeTerminalOnSuccess skipPrompts runmeVersion',
  // Quarto and knitr: how a page shows code and figures
  'warning message collapse comment fold shortcodes cap-location layout layout-ncol layout-nrow column',
  // Highlighters and site generators
  'class classes style startFrom start-from linenos linenums linenostart hl_lines showLineNumbers',
]

/** Keys of other tools that say nothing about running a block. */
const foreignKeys: ReadonlySet<string> = new Set(keys.flatMap((line) => line.split(' ')))

/** Beginnings of such keys: an author's own ones, and those of Quarto and knitr for figures, tables, listings and shown code. */
const foreignKey = /^(?:x-|data-|tesh-|(?:fig|tbl|lst|code)[-.])/

/** True for a key that nobody but its author and the author's own tools has to know. */
export function isForeign(key: string): boolean {
  return foreignKeys.has(key) || foreignKey.test(key)
}
