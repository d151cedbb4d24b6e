/** Sentences that announce what follows, by language; what belongs together stands near, so that no text takes long. */
const output: readonly RegExp[] = [
  /\b(?:output|outputs|prints?|printed|returns?|resembl\w+|looks? (?:like|similar)|similar to)\b|\byou (?:should|will|would|can|might) (?:now )?(?:see|get)\b|\bexpected\b/i,
  /\b(?:Ausgabe|Ergebnis)\b|\bsollten? .{0,200}\b(?:sehen|aussehen|erscheinen|ergeben)\b|\bsieht .{0,200} aus\b/i,
  /\b(?:sortie|résultat|affiche\w*|renvoie)\b|\bvous (?:devriez|devez|allez) (?:voir|obtenir)\b/i,
  /\b(?:salida|resultado)\b|\bdeber[ií]as? ver\b|\bsaída\b|\bvocê (?:deve|deverá) ver\b/i,
  /출력|결과|다음과 같은 .{0,200}나옵니다|에러가 발생|표시됩니다/,
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

const wait: readonly RegExp[] = [
  /\b(?:after|in|within|for) (?:some|a|a short|a little) (?:time|while|moment|minute)\b|\b(?:after|in|within|for|takes?) (?:about |around |up to )?(?:a few|a couple of|several|some|one or two|\d+|two|three|five|ten) (?:more )?(?:seconds?|minutes?|moments?)\b|\bwait (?:until|till|for(?! (?:\w+ )?input\b)|a)\b|\beventually\b|\bonce (?:all|the|it|they)\b.{0,200}\b(?:ready|running|up|available|healthy)\b|\bmake sure\b.{0,200}\b(?:ready|running|available|healthy)\b/i,
  /\bnach (?:einiger|kurzer|einer) (?:Zeit|Weile)\b|\bnach (?:ein paar|einigen|wenigen) (?:Sekunden|Minuten)\b|\b(?:warte|warten Sie)\b|\bsobald\b.{0,200}\b(?:bereit|läuft|laufen)\b/i,
  /\baprès (?:quelques|un certain|un)\b|\bau bout d['’e]|\battendez\b|\bpatientez\b/i,
  /\b(?:después|depois) de (?:unos|algunos|un|alguns|um)\b|\besper[ea]\b|\baguarde\b/i,
  /잠시 ?(?:후|뒤)|조금 기다|기다리|기다린/,
  /しばらく|少し待|お待ち|待って/,
  /稍等|稍后|稍後|片刻|过一会|過一會|等待/,
]

/** True when a sentence says that what comes takes its time, or is to be waited for. */
export function announcesWait(sentence: string): boolean {
  return wait.some((cue) => cue.test(sentence))
}

/** True when a sentence announces output. */
export function announcesOutput(sentence: string): boolean {
  return output.some((cue) => cue.test(sentence))
}

/** True when a sentence says what something looks like, be it output or a file: "the configuration should look like this". */
export function showsContent(sentence: string): boolean {
  return (
    /\b(?:resembl\w+|looks? (?:like|similar)|similar to)\b|\bsieht .{0,200} aus\b/i.test(
      sentence,
    ) && !/\b(?:outputs?|prints?|printed|returns?|Ausgabe)\b/i.test(sentence)
  )
}

/** The path of the file whose content a sentence announces, `''` when it announces none. */
export function announcedFile(sentence: string): string {
  const named = /[`=~]((?:~?\/|\.{0,2}\/)?[\w][\w./-]*\.[A-Za-z]\w{0,9}|\/[\w./-]+)[`=~]/.exec(
    sentence,
  )
  return named && file.some((cue) => cue.test(sentence)) ? (named[1] ?? '') : ''
}
