/** Sentences that announce what follows, by language. */
const output: readonly RegExp[] = [
  /\b(?:output|outputs|prints?|printed|returns?|resembl\w+|looks? (?:like|similar)|similar to)\b|\byou (?:should|will|would|can|might) (?:now )?(?:see|get)\b|\bexpected\b/i,
  /\b(?:Ausgabe|Ergebnis)\b|\bsollten? .*\b(?:sehen|aussehen|erscheinen|ergeben)\b|\bsieht .* aus\b/i,
  /\b(?:sortie|résultat|affiche\w*|renvoie)\b|\bvous (?:devriez|devez|allez) (?:voir|obtenir)\b/i,
  /\b(?:salida|resultado)\b|\bdeber[ií]as? ver\b|\bsaída\b|\bvocê (?:deve|deverá) ver\b/i,
  /출력|결과|다음과 같은 .*나옵니다|에러가 발생|표시됩니다/,
  /出力|結果|表示され|のようにな|次のような/,
  /输出|輸出|结果|結果|显示|顯示|类似|類似|如下所示/,
]

const file: readonly RegExp[] = [
  /\b(?:example|contents?|file|save|create|edit|named|called)\b/i,
  /\b(?:Beispiel|Inhalt|Datei|speicher\w*|anlegen|erstell\w*)\b/i,
  /\b(?:exemple|contenu|fichier|enregistre\w*|créez|créer)\b/i,
  /\b(?:ejemplo|contenido|archivo|fichero|guarda\w*|exemplo|arquivo)\b/i,
  /파일|저장|작성/,
  /ファイル|保存|作成/,
  /文件|檔案|保存|创建|建立/,
]

/** True when a sentence announces output. */
export function announcesOutput(sentence: string): boolean {
  return output.some((cue) => cue.test(sentence))
}

/** The path of the file whose content a sentence announces, `''` when it announces none. */
export function announcedFile(sentence: string): string {
  const named = /[`=~]((?:~?\/|\.{0,2}\/)?[\w][\w./-]*\.[A-Za-z]\w{0,9}|\/[\w./-]+)[`=~]/.exec(
    sentence,
  )
  return named && file.some((cue) => cue.test(sentence)) ? (named[1] ?? '') : ''
}
