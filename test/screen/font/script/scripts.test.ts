import { expect, test } from 'vitest'

import { openScriptFont } from '../../../../src/screen/font/script/open-script-font.ts'
import { scriptOf } from '../../../../src/screen/font/script/scripts.ts'

/** The letters of a script, which every font of it must have. */
const letters = {
  Armn: 'ԱԲԳԴաբգդևֆ',
  Hebr: 'אבגדהוזחטיכךלמםנןסעפףצץקרשת',
  Arab: 'ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژکگی٠١٢۳',
  Deva: 'अआइईउऊएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह१२३।',
  Beng: 'অআইঈকখগঘচছজঝটঠডঢতথদধনপফবভমযরলশষসহ১২৩',
  Taml: 'அஆஇஈஉஊஎஏஐஒஓஔகஙசஞடணதநபமயரலவழளறன',
  Telu: 'అఆఇఈకఖగఘచఛజఝటఠడఢణతథదధనపఫబభమయరలవశషసహ',
  Thai: 'กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮะาเแโใไ๑๒๓',
  Geor: 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰᲐ',
  Ethi: 'ሀለሐመሠረሰሸቀበተቸኀነኘአከኸወዐዘዠየደጀገጠጨጰጸፀፈፐ፩።',
}

test.each(Object.entries(letters))('the font of %s has its letters, bold ones too', (name, all) => {
  const lacking = Array.from(all).filter((letter) => {
    const codePoint = letter.codePointAt(0) ?? 0
    const script = scriptOf(codePoint)
    return (
      script === null ||
      [false, true].some((bold) => openScriptFont(script, bold).font.glyphOf(codePoint) === 0)
    )
  })
  expect(lacking).toEqual([])
})

test.each(['a', 'é', 'я', 'Ω', '한', '漢', '─', '🚀', '\ue0b0'])(
  'scriptOf() leaves %s to the fonts of text',
  (character) => {
    expect(scriptOf(character.codePointAt(0) ?? 0)).toBeNull()
  },
)
