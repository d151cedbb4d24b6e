/** An argument without its place. */
export interface Setting {
  readonly key: string
  readonly value: string | null
}

type Translate = (value: string | null) => readonly Setting[]

/**
 * Keys of Runme, Quarto, knitr and others, with what they say in our own: none for what changes nothing here. A key that stands
 * in neither this table nor ours stays as it was written.
 */
export const synonyms: Readonly<Record<string, Translate>> = {
  label: renamed('name'),
  category: renamed('tag'),
  tags: renamed('tag'),
  filename: renamed('title'),
  // Runme
  cwd: renamed('dir'),
  interpreter: renamed('interp'),
  shell: renamed('interp'),
  engine: renamed('interp'),
  interactive: renamed('tty'),
  terminalRows: renamed('rows'),
  excludeFromRunAll: whether({ yes: setting('run', 'manual'), no: setting('run', 'all') }),
  ignore: whether({ yes: setting('eval', 'never'), no: setting('eval', 'yes') }),
  skip: whether({ yes: setting('eval', 'never'), no: setting('eval', 'yes') }),
  testIgnore: whether({ yes: setting('eval', 'never'), no: setting('eval', 'yes') }),
  transform: whether({ yes: [], no: setting('kind', 'display') }),
  // Workshops of AWS
  test: whether({ yes: [], no: setting('eval', 'never') }),
  expectError: whether({ yes: setting('exit', 'any'), no: setting('exit', '0') }),
  // Quarto and knitr
  eval: whether({ yes: setting('eval', 'yes'), no: setting('eval', 'never') }),
  error: whether({ yes: setting('exit', 'any'), no: setting('exit', '0') }),
  echo: whether({ yes: setting('exports', 'both'), no: setting('exports', 'results') }),
  include: whether({ yes: setting('exports', 'both'), no: setting('exports', 'none') }),
  output: (value) =>
    value === 'asis'
      ? setting('results', 'raw')
      : whether({ yes: setting('results', 'output'), no: setting('results', 'none') })(value),
  freeze: whether({ yes: setting('cache', 'yes'), no: setting('cache', 'no') }),
  exitCodes: renamed('exit'),
  requires: renamed('needs'),
}

function renamed(key: string): Translate {
  return (value) => [{ key, value }]
}

function setting(key: string, value: string): readonly Setting[] {
  return [{ key, value }]
}

/** A choice by a truth value. What is none, such as `eval: query`, stays a value of the key that was meant. */
function whether({ yes, no }: { yes: readonly Setting[]; no: readonly Setting[] }): Translate {
  return (value) => {
    const truth = truthOf(value)
    if (truth !== null) return truth ? yes : no
    const key = yes[0]?.key ?? no[0]?.key ?? ''
    return [{ key, value }]
  }
}

/** What Org, YAML, JSON and R call true and false; a key alone is true; null for other text. */
export function truthOf(value: string | null): boolean | null {
  if (value === null) return true
  if (/^(?:true|t|yes|on|1)$/i.test(value)) return true
  return /^(?:false|f|nil|no|off|0)$/i.test(value) ? false : null
}
