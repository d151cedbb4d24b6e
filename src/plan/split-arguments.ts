/** Splits the arguments of a call at commas outside of quotes and brackets (org-babel-ref-split-args). */
export function splitArguments(text: string): string[] {
  const parts = text.match(/(?:"(?:[^"\\]|\\[\s\S])*"|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|[^,])+/g)
  return (parts ?? []).map((part) => part.trim()).filter((part) => part !== '')
}
