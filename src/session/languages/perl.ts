import type { ProgramLanguage } from './program-language.ts'
import { shellLines } from './shell-lines.ts'

/** Perl. */
export const perl: ProgramLanguage = {
  name: 'perl',
  programs: ['perl'],
  debianPackage: 'perl',
  programArgument: '',
  session: null,
  start({ program, script, wantsValue }) {
    const input = wantsValue ? valueScript(script) : script
    return shellLines({
      words: [program, wantsValue ? '- 3>&1 >&2' : '-'],
      code: '',
      input: `${input}\n`,
    })
  },
}

/** The block as a subroutine, so that it may return; an array is printed a line for each item, and a tab between cells. */
function valueScript(script: string): string {
  return `my $runbook_block = sub {
${script}
};
my $runbook_value = $runbook_block->();
open(my $runbook_out, '>&=', 3) or die;
if (ref $runbook_value eq 'ARRAY') {
  print $runbook_out join("\\t", ref eq 'ARRAY' ? @$_ : $_), "\\n" for @$runbook_value;
} elsif (defined $runbook_value) {
  print $runbook_out $runbook_value;
}`
}
