/** Entities whose name is that of the HTML character reference. */
const sameAsHtml = `
  Agrave agrave Aacute aacute Acirc acirc Amacr amacr Atilde atilde Auml auml Aring aring AElig
  aelig Ccedil ccedil Egrave egrave Eacute eacute Ecirc ecirc Euml euml Igrave igrave Iacute
  iacute inodot Icirc icirc Iuml iuml Ntilde ntilde Ograve ograve Oacute oacute Ocirc ocirc
  Otilde otilde Ouml ouml Oslash oslash OElig oelig Scaron scaron szlig Ugrave ugrave Uacute
  uacute Ucirc ucirc Uuml uuml Yacute yacute Yuml yuml fnof real image weierp ell imath jmath
  Alpha alpha Beta beta Gamma gamma Delta delta Epsilon epsilon Zeta zeta Eta eta Theta theta
  thetasym Iota iota Kappa kappa Lambda lambda Mu mu nu Nu Xi xi Omicron omicron Pi pi Rho rho
  Sigma sigma sigmaf Tau Upsilon upsih upsilon Phi phi varphi Chi chi Psi psi tau Omega omega
  piv alefsym aleph gimel beth ETH eth THORN thorn hellip middot iexcl iquest shy ndash mdash
  quot acute ldquo rdquo bdquo lsquo rsquo sbquo laquo raquo lsaquo rsaquo circ vert brvbar
  sect para amp lt gt dagger Dagger nbsp ensp emsp thinsp curren cent pound yen euro copy reg
  trade minus plusmn times frasl frac12 frac14 frac34 permil sup1 sup2 sup3 radic sum prod
  micro macr deg prime Prime infin prop not cap cup smile frown int there4 because sim cong
  asymp ne equiv triangleq le ge lessgtr lesseqgtr Ll Gg sub sup nsub sube nsup supe setminus
  forall exist empty isin notin ni nabla ang perp parallel sdot lceil rceil lfloor rfloor lang
  rang hbar mho larr lArr uarr uArr rarr rArr darr dArr harr hArr crarr deg sup bull lowast
  oplus otimes ordf ordm cedil oline uml zwnj zwj lrm rlm clubs spades hearts heartsuit diams
  diamond loz
`

/** Entities that stand for their own name. */
const sameAsName = `
  arccos arcsin arctan arg cos cosh cot coth csc det dim exp gcd hom inf ker lg lim liminf
  limsup ln log max min Pr sec sin sinh tan tanh
`

/** The others: name, character reference or text. */
const others = `
  AA &Aring; Idot &idot; varepsilon &epsilon; vartheta &thetasym; varsigma &sigmaf;
  acutex &acute;x varpi &piv; partial &part; dalet &daleth; dots &hellip; cdots &ctdot; vbar |
  S &sect; P &para; tilde ~ slash / plus + under _ equal = asciicirc ^ dag &dagger;
  ddag &Dagger; EUR &euro; dollar $ USD $ pm &plusmn; colon : div &divide; infty &infin;
  propto &prop; neg &not; land &and; wedge &and; lor &or; vee &or; therefore &there4;
  simeq &cong; approx &asymp; neq &ne; leq &le; geq &ge; ll &Lt; lll &Ll; gg &Gt; ggg &Gg;
  prec &pr; preceq &prcue; preccurlyeq &prcue; succ &sc; succeq &sccue; succcurlyeq &sccue;
  subset &sub; supset &sup; exists &exist; nexist &exist; nexists &exist; emptyset &empty;
  in &isin; angle &ang; cdot &sdot; langle &lang; rangle &rang; leftarrow &larr; gets &larr;
  Leftarrow &lArr; uparrow &uarr; Uparrow &uArr; to &rarr; rightarrow &rarr; Rightarrow &rArr;
  downarrow &darr; Downarrow &dArr; leftrightarrow &harr; Leftrightarrow &hArr;
  hookleftarrow &crarr; bullet &bull; star * ast &lowast; odot o check &checkmark;
  checkmark &check; smiley &#9786; blacksmile &#9787; sad &#9785; frowny &#9785;
  clubsuit &clubs; spadesuit &spades; diamondsuit &diams; Diamond &diamond;
`

const table: ReadonlyMap<string, string> = new Map([
  ...words(sameAsHtml).map((name) => [name, `&${name};`] as const),
  ...words(sameAsName).map((name) => [name, name] as const),
  ...pairs(words(others)),
])

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

function pairs(list: readonly string[]): [string, string][] {
  return list.flatMap((name, at) => (at % 2 === 0 ? [[name, list[at + 1] ?? '']] : []))
}

/** Longest run of blanks that `\_` may stand in front of. */
const mostBlanks = 20

/** An entity as HTML, null for names that are none (Org manual, "Special Symbols"; `org-entities`). */
export function entityHtml(name: string): string | null {
  if (/^_ +$/.test(name))
    return name.length > mostBlanks + 1 ? null : '&ensp;'.repeat(name.length - 1)
  return table.get(name) ?? null
}
