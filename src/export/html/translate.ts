import type { ExportContext } from '../context/export-context.ts'

/** The words of the exporter's own, in the order of the columns below; `%d` is a number. */
const words = [
  'Table of Contents',
  'List of Tables',
  'List of Listings',
  'Table %d:',
  'Listing %d:',
  'Figure %d:',
  'Footnotes',
] as const

/** A language in each row, as the words that Org prints in it; those that it lacks are English. */
const table = `
ar|قائمة المحتويات|قائمة بالجداول|قائمة بالبرامج|جدول %d:|برنامج %d:|شكل %d:|الهوامش
ca|Índex||||||Peus de pàgina
cs|Obsah|Seznam tabulek|Seznam programů|Tabulka %d:|Program %d:|Obrázek %d:|Poznámky pod čarou
da|Indhold|Tabeller|Programmer|Tabel %d:|Program %d:|Figur %d:|Fodnoter
de|Inhaltsverzeichnis|Tabellenverzeichnis|Programmauflistungsverzeichnis|Tabelle %d:|Programmlisting %d:|Abbildung %d:|Fußnoten
eo|Enhavo||||||Piednotoj
es|Índice|Índice de tablas|Índice de Listados de programas|Tabla %d:|Listado de programa %d:|Figura %d:|Notas al pie de página
et|Sisukord|Tabelite nimekiri|Loendite nimekiri|Tabel %d:|Loend %d:|Joonis %d:|Allmärkused
fa|فهرست|فهرست جدول\u200cها|فهرست برنامه\u200cریزی\u200cها|جدول %d:|برنامه\u200cریزی %d:|شکل %d:|پانوشت\u200cها
fi|Sisällysluettelo||||||Alaviitteet
fr|Table des matières|Liste des tableaux|Liste des programmes|Tableau %d:|Programme\u00a0%d\u00a0:|Figure\u00a0%d\u00a0:|Notes de bas de page
hu|Tartalomjegyzék||||||Lábjegyzet
is|Efnisyfirlit|Töfluskrá||Tafla %d:||Mynd %d:|Aftanmálsgreinar
it|Indice|Indice delle tabelle||Tabella %d:|Listato %d:|Figura %d:|Note a piè di pagina
ja|目次|表目次|ソースコード目次|表%d:|ソースコード%d:|図%d:|脚注
nb|Innhold|Tabeller|Dataprogrammer|Tabell %d:|Dataprogram %d:|Illustrasjon %d:|Fotnoter
nl|Inhoudsopgave|Lijst van tabellen|Lijst van programma's|Tabel\u00a0%d:|Programma\u00a0%d:|Figuur\u00a0%d:|Voetnoten
nn|Innhald|Tabeller|Programliste|Tabell %d:|Program %d:|Illustrasjon %d:|Fotnotar
no|Innhold|Tabeller|Dataprogrammer|Tabell %d:|Dataprogram %d:|Illustrasjon %d:|Fotnoter
pl|Spis treści|Indeks tabel|Indeks|Tabela %d:|Indeks %d:|Obrazek %d:|Przypis
pt_BR|Índice|Índice de Tabelas|Índice de Listagens|Tabela %d:|Listagem %d:|Figura %d:|Notas de Rodapé
ro|Cuprins|Tabele||Tabel %d:|Lista %d:|Imaginea %d:|Note de subsol
ru|Содержание|Список таблиц|Список распечаток|Таблица %d.:|Распечатка %d.:|Рис. %d.:|Сноски
sl|Kazalo|Seznam tabel|Seznam programskih izpisov|Tabela %d:|Izpis programa %d:|Slika %d:|Opombe
sv|Innehåll|Tabeller|Programlistningar|Tabell %d:|Programlistning %d:|Illustration %d:|Fotnoter
tr|İçindekiler|Tablo Listesi|Program Listesi|Tablo %d:|Program %d:|Şekil %d:|Dipnotlar
uk|Зміст||||||Примітки
zh-CN|目录|表格目录|代码目录|表%d\u00a0|代码%d\u00a0|图%d\u00a0|脚注
zh-TW|目錄||||||腳註
`

const byLanguage: ReadonlyMap<string, readonly string[]> = new Map(
  table
    .trim()
    .split('\n')
    .map((row) => row.split('|'))
    .map(([language = '', ...cells]) => [language, cells]),
)

/** A word of the exporter's own in the language of the document (`#+LANGUAGE:`), in English where Org has no other. */
export function translate(word: (typeof words)[number], { settings }: ExportContext): string {
  const translated = byLanguage.get(settings.language)?.[words.indexOf(word)] ?? ''
  return translated === '' ? word : translated
}

/** Such a word with the number that it is about. */
export function numbered(
  word: Extract<(typeof words)[number], `${string}%d${string}`>,
  number: number | null,
  context: ExportContext,
): string {
  return translate(word, context).replace('%d', String(number))
}
