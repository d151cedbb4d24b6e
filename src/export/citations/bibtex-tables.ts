/** The types of entries by the extension of a file: those of biblatex and those of BibTeX (`bibtex-entry-alist`). */
export const entryTypes = {
  bib: [
    'Article Book MVBook InBook BookInBook SuppBook Booklet Collection MVCollection InCollection SuppCollection Dataset',
    'Manual Misc Online Patent Periodical SuppPeriodical Proceedings MVProceedings InProceedings Reference MVReference',
    'InReference Report Software Thesis Unpublished',
  ].flatMap((names) => names.split(' ')),
  bibtex: [
    'Article InProceedings Conference InCollection InBook Proceedings Book Booklet PhdThesis MastersThesis TechReport',
    'Manual Unpublished Misc',
  ].flatMap((names) => names.split(' ')),
} as const

/** What files may name without defining it (`bibtex-predefined-strings`). */
export const predefined: Readonly<Record<string, string>> = {
  jan: 'January',
  feb: 'February',
  mar: 'March',
  apr: 'April',
  may: 'May',
  jun: 'June',
  jul: 'July',
  aug: 'August',
  sep: 'September',
  oct: 'October',
  nov: 'November',
  dec: 'December',
  acmcs: 'ACM Computing Surveys',
  acta: 'Acta Informatica',
  cacm: 'Communications of the ACM',
  ibmjrd: 'IBM Journal of Research and Development',
  ibmsj: 'IBM Systems Journal',
  ieeese: 'IEEE Transactions on Software Engineering',
  ieeetc: 'IEEE Transactions on Computers',
  ieeetcad: 'IEEE Transactions on Computer-Aided Design of Integrated Circuits',
  ipl: 'Information Processing Letters',
  jacm: 'Journal of the ACM',
  jcss: 'Journal of Computer and System Sciences',
  scp: 'Science of Computer Programming',
  sicomp: 'SIAM Journal on Computing',
  tcs: 'Theoretical Computer Science',
  tocs: 'ACM Transactions on Computer Systems',
  tods: 'ACM Transactions on Database Systems',
  tog: 'ACM Transactions on Graphics',
  toms: 'ACM Transactions on Mathematical Software',
  toois: 'ACM Transactions on Office Information Systems',
  toplas: 'ACM Transactions on Programming Languages and Systems',
}
