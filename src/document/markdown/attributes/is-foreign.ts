const keys = [
  // Runme: identity, prompts and notebook cells
  'id mimetype mimeType promptEnv closeTerminalOnSuccess skipPrompts runmeVersion',
  // Quarto and knitr: how a page shows code and figures
  'warning message collapse comment code-fold code-summary code-overflow code-line-numbers code-annotations',
  'fig-cap fig-alt fig-width fig-height fig-align tbl-cap lst-label lst-cap layout layout-ncol layout-nrow column',
  'fig.cap fig.width fig.height',
  // Highlighters and site generators
  'class classes startFrom start-from linenos linenums linenostart hl_lines showLineNumbers',
]

/** Keys of other tools that say nothing about running a block. */
const foreignKeys: ReadonlySet<string> = new Set(keys.flatMap((line) => line.split(' ')))

/** True for a key that nobody but its author and the author's own tools has to know. */
export function isForeign(key: string): boolean {
  return foreignKeys.has(key) || /^(?:x|data|tesh)-/.test(key)
}
