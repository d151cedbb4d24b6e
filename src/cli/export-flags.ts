/** The flags of `runbook build` that say what is written, besides those of a run. */
export const exportFlags = [
  { flag: '-o, --output <file>', summary: 'write there instead of to standard output' },
  {
    flag: '--to <format>',
    summary: 'format, instead of that of the output file',
    choices: ['html', 'md', 'org'],
  },
  { flag: '--body-only', summary: 'the text alone, without page around it' },
  { flag: '--allow-raw-html', summary: "let the document's own HTML pass into the export" },
  { flag: '--no-run', summary: 'run nothing; show the results that the document holds' },
] as const
