/**
 * Letters that a person takes for others: a small selection of our own, with the confusables of Unicode Technical Standard #39
 * (https://www.unicode.org/reports/tr39/) as its source. By script; each pair is what is looked at and what it is taken for, upper and
 * lower case apart. The table is for comparing two texts: what it makes of a text is never shown or kept.
 */
const byScript = {
  Cyrillic:
    'аa вb сc ԁd еe ѐe ёe гr һh нh іi їi јj кk ӏl мm пn оo рp ԛq ѕs тt уy үy ѵv ԝw шw хx АA ВB СC ԀD ЕE ЁE ԌG НH ІI ЇI ЈJ КK МM ОO РP ԚQ ЅS ТT УY ҮY ѴV ԜW ХX З3',
  Greek: 'αa βb γy εe ηn ιi κk νv οo ρp σo τt υu χx ωw ϲc ϳj ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ϹC ͿJ',
  Armenian: 'աw գq զq հh յj ոn սu ցg օo ՍU ՏS Օo ԼL',
  Cherokee: 'ᎪA ᏴB ᏟC ᎠD ᎬE ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᏒR ᏚS ᎢT ᏙV ᎳW ᏃZ',
  Hebrew: 'וl ןl סo',
  Arabic: 'ه٥ ى۔',
  Georgian: 'ყy',
  Latin: 'ıi ɩi ɑa ɡg ꞓc ʙb ɴn ʀr ᴀa ᴄc ᴅd ᴇe ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz đd ħh łl øo ƅb ƨ2 ƽ5 Ɩl ǀl ꓲl ꓳO ØO ĐD ŁL ĦH',
  Katakana: 'ー一 エ工 カ力 ロ口 タ夕 ト卜 ハ八 ニ二 ミ三 オ才 チ千 ヒ匕 ヘへ',
  Han: '囗口 曰日 巳己 已己 士土 末未 入人 戍戌 戊戌 千干 ⼀一',
  digits: '٠0 ۰0 ०0 ০0 ૦0 ௦0 ๐0 ໐0 〇O ○O ١1 ۱1 ߁1 ৪8 ∣1',
  punctuation: "‐- ‑- ‒- –- —- ―- −- ﹣- ⁃- ˗- ’' ‘' ʼ' ʹ' ´' `' ＇' ․. 。. ．. ⁄/ ∕/ ∶: ː: ‚, ＿_ ‗_ ∼~ ˜~",
} as const;

/** ASCII letters and digits that are taken for each other at a glance: one, small L, capital I and the bar; zero and capital O. */
const withinAscii: Readonly<Record<string, string>> = { '1': 'l', I: 'l', '|': 'l', '0': 'O' };
/** Letters side by side that are taken for one. */
const pairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
];

const scriptOf = new Map<string, string>();
const takenFor = new Map<string, string>();
for (const [script, list] of Object.entries(byScript))
  for (const pair of list.split(' ')) {
    const [from, to] = [...pair];
    if (from === undefined || to === undefined) continue;
    takenFor.set(from, to);
    scriptOf.set(from, script);
  }

/** The script of the table in which this letter looks like another, or null. */
export const lookalikeScript = (letter: string): string | null => scriptOf.get(letter) ?? null;

/** The same for two texts that look alike letter by letter. Width of whole-width signs and case are left as they are. */
export function skeletonOf(text: string): string {
  let skeleton = '';
  for (const letter of text) {
    const plain = [...compatible(letter)].map((each) => takenFor.get(each) ?? each).join('');
    skeleton += [...plain].map((each) => withinAscii[each] ?? each).join('');
  }
  for (const [pair, one] of pairs) skeleton = skeleton.replaceAll(pair, one);
  return skeleton;
}

/** Whole-width and half-width forms, and spaces, are findings of their own. */
const apart = /[\uFF00-\uFFEF\s]/u;

/** Mathematical letters, ligatures and circled ones are letters in disguise; composed letters are not. */
function compatible(letter: string): string {
  if (apart.test(letter)) return letter;
  const plain = letter.normalize('NFKC');
  return plain === letter.normalize('NFC') ? letter : plain;
}
