/** True when most lines are those of YAML or JSON: keys, items of lists, brackets. */
export function looksLikeData(lines: readonly string[]): boolean {
  const data = lines.filter((line) =>
    /^\s*(?:- )?[\w."/-]+:(?: |$)|^\s*- |^\s*[[\]{}],?$|^\s*"[^"]+":/.test(line),
  )
  return lines.length > 0 && data.length * 4 >= lines.length * 3
}
