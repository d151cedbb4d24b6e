import type { parse } from 'sh-syntax'

type Statement = Awaited<ReturnType<typeof parse>>['Stmts'][number]

/**
 * Cuts a script into line groups: what an interactive shell would be given at one go.
 *
 * Statements that share a line are one group; a group runs to the line before the next one, so
 * here-documents and continued lines stay whole, and comment lines above a statement belong to it.
 * Blank lines between groups and the last line feed are left out. A script that the parser
 * (mvdan/sh) does not understand is one group; an empty one has none.
 */
export async function splitScript(script: string): Promise<string[]> {
  const lines = script.split('\n')
  const starts = groupStarts(await statements(script))
  return starts
    .map((start, index) => lines.slice(index === 0 ? 0 : start, starts[index + 1]).join('\n'))
    .map((group) => group.replace(/(?<=\S)([^\S\n]*)\n\s*$/u, '$1'))
    .filter((group) => group.trim() !== '')
}

/** The parser is loaded here because only recordings need it, and it takes 30 ms. */
async function statements(script: string): Promise<readonly Statement[]> {
  const { parse: parseShell } = await import('sh-syntax')
  try {
    return (await parseShell(script)).Stmts
  } catch {
    return []
  }
}

/** The first line of each group, from 0; one group from line 0 when there is no statement. */
function groupStarts(all: readonly Statement[]): number[] {
  const later = all.slice(1).filter((statement, index) => {
    // A here-document's lines are no part of its statement, but no other statement starts there.
    return statement.Pos.Line > (all[index]?.End.Line ?? 0)
  })
  return [0, ...later.map((statement) => firstLine(statement) - 1)]
}

function firstLine({ Pos, Comments }: Statement): number {
  return Math.min(Pos.Line, ...Comments.map((comment) => comment.Pos.Line))
}
