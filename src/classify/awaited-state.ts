/** What stands between a verb and the state that it tells of. */
const told = String.raw`\b(?:is|are|be|becomes?|been|gets?|shows?|reports?|reach(?:es)?|in|to)(?: (?:all|both|now|up and|in|the|a|an|as|back|fully))* `

function english(word: string): string {
  return `${told}${word}\\b`
}

/** States that sentences ask for, as programs print them, with the ways to say so by language. */
const states: readonly (readonly [string, RegExp])[] = [
  [
    'Ready',
    english('ready') +
      String.raw`|\bbereit\b|\bprêt(?:e|s|es)?\b|\bestén? list[oa]s?\b|\bpront[oa]s?\b|준비(?:됨|되|가 되|완료)|準備(?:完了|が整|ができ)|就绪|就緒`,
  ],
  [
    'Running',
    english('running') +
      String.raw`|\bl(?:äuft|aufen)\b|\ben cours d['’]exécution|\ben ejecución\b|\bem execução\b|실행 ?중|実行中|稼働|运行中|正在运行|執行中`,
  ],
  [
    'Available',
    english('available') +
      String.raw`|\bverfügbar\b|\b(?:soit|soient|est|sont) disponibles?\b|\best(?:é|én|á|án|eja|ejam) dispon(?:ibles?|íve(?:l|is))`,
  ],
  ['Healthy', english('healthy')],
  ['Active', english('active')],
  ['Bound', english('bound')],
  ['Completed', english('completed?')],
  ['True', english('true')],
].map(([state = '', ways = '']) => [state, new RegExp(ways, 'i')])

/** Words that ask to see to it, by language. */
const demands: readonly RegExp[] = [
  /\b(?:make sure|ensure|verify|check|confirm|wait)\b|\b(?:until|once|all|every|each|both)\b/i,
  /\b(?:sicher|sicherstellen|prüf\w*|warte\w*|bis|sobald|alle|beide)\b/i,
  /\b(?:assure\w*|vérifie\w*|attende\w*|jusqu|tous|toutes)\b/i,
  /\b(?:asegúr\w*|verifi\w*|comprueb\w*|esper\w*|certifi\w*|hasta|até|tod[oa]s)\b/i,
  /확인|때까지|모두|모든/,
  /確認|まで|すべて|全て/,
  /确保|確保|确认|確認|直到|等待|所有|全部|检查|檢查/,
]

/** The state that a sentence wants to see, as in "Make sure all nodes show Ready"; `''` for none. A quoted word is meant most. */
export function awaitedState(sentence: string): string {
  if (!demands.some((cue) => cue.test(sentence))) return ''
  const quoted = [...sentence.matchAll(/[`"*'“‘「]([A-Z][a-z]+)[`"*'”’」]/g)].map(
    ([, word]) => word,
  )
  const named = states.find(([state]) => quoted.includes(state))
  return (named ?? states.find(([, words]) => words.test(sentence)))?.[0] ?? ''
}

/**
 * True when an output shows nothing that has not reached a state: each row of a table that has a column for it, else every line
 * that speaks of states. An output that says nothing of it has not.
 */
export function reachesState(output: string, state: string): boolean {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const column = stateColumn(lines[0] ?? '', state)
  const rows = column === null ? lines : lines.slice(1)
  if (rows.length === 0) return false
  if (column === null) return rows.some((row) => isThere(row, state)) && !rows.some(isNotYet)
  return rows.every((row) => isReached(row.slice(column.start, column.end).trim(), state))
}

/** The column of a table that tells of a state: the one named after it, else that of states. */
function stateColumn(header: string, state: string): { start: number; end: number } | null {
  if (!/^\s*[A-Z][A-Z()/_-]*(?:\s+[A-Z()/_-]+)*\s*$/.test(header)) return null
  const cells = [...header.matchAll(/\S+(?: \S+)*/g)]
  const named = cells.findIndex(([name]) => name === state.toUpperCase())
  const at = named >= 0 ? named : cells.findIndex(([name]) => /^(?:STATUS|STATE|PHASE)$/.test(name))
  const cell = cells[at]
  return cell ? { start: cell.index, end: cells[at + 1]?.index ?? Infinity } : null
}

/** `2/2`, `True`, the state itself, or one that comes behind it. */
function isReached(cell: string, state: string): boolean {
  const [, part, whole] = /^(\d+)\/(\d+)$/.exec(cell) ?? []
  if (part !== undefined) return part === whole
  return /^(?:True|Completed|Succeeded)$/.test(cell) || cell.split(',').includes(state)
}

function isThere(line: string, state: string): boolean {
  return new RegExp(`\\b${state}\\b`, 'i').test(line)
}

function isNotYet(line: string): boolean {
  return /\bnot ?(?:yet )?(?:ready|running|available|healthy|active)\b|\b(?:pending|creating|starting|waiting|failed|false|unhealthy|inactive|crashloop\w*)\b/i.test(
    line,
  )
}
