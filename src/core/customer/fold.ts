/** Scripts written without spaces (and Hangul, which people search by syllable). */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}\p{scx=Yiii}]/u;
const plain = /^[\x20-\x7e]*$/;

/** Text as it is compared in searches: NFKC, case folded, without combining marks, controls and zero-width letters, spaces collapsed. */
export function fold(text: string): string {
  // Every row of every page passes here during a sync; most are plain.
  if (plain.test(text)) return collapse(text.toLowerCase());
  let folded = foldOnce(text);
  // Taking a mark away can bring letters together that compose or fold again.
  for (let round = 0; round < 4; round += 1) {
    const again = foldOnce(folded);
    if (again === folded) break;
    folded = again;
  }
  return folded;
}

/** A letter or digit after a mark, as in `acme-hk`. */
const inner = /(?<=[^\p{L}\p{N}])[\p{L}\p{N}]/gu;

/**
 * The folded text re-spaced for searches of one and two characters: every character of an unspaced script and every pair of such
 * neighbours is a word of its own; of other words also what follows a mark. `深圳 a-bc` → `深 深圳 圳 a-bc bc`.
 */
export function grams(text: string): string {
  const words: string[] = [];
  for (const run of runs(fold(text))) {
    if (!run.unspaced) {
      words.push(run.text);
      for (const { index } of run.text.matchAll(inner)) words.push(run.text.slice(index));
      continue;
    }
    const letters = [...run.text];
    letters.forEach((letter, index) => {
      words.push(letter);
      const next = letters[index + 1];
      if (next !== undefined) words.push(letter + next);
    });
  }
  return words.join(' ');
}

/** Folded words of a query: `long` (three characters or more) are searched anywhere, `short` (one or two) as words of `grams` or beginnings. */
export function searchTerms(query: string): { long: string[]; short: string[] } {
  const long: string[] = [];
  const short: string[] = [];
  for (const word of fold(query).split(' ')) {
    if (word === '') continue;
    if ([...word].length >= 3) long.push(word);
    else for (const run of runs(word)) short.push(run.text);
  }
  return { long, short };
}

function foldOnce(text: string): string {
  const spaced = text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ');
  // Upper first: ß, the dotless i and ligatures fold only that way round.
  const lowered = spaced.toUpperCase().toLowerCase().normalize('NFKD');
  const bare = lowered.replace(/[\p{Mn}\p{Me}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '').replaceAll('ς', 'σ');
  return collapse(bare.normalize('NFKC').toLowerCase());
}

function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Splits at spaces and where unspaced and spaced scripts meet. */
function runs(folded: string): { text: string; unspaced: boolean }[] {
  const found: { text: string; unspaced: boolean }[] = [];
  for (const word of folded.split(' ')) {
    let open: { text: string; unspaced: boolean } | null = null;
    for (const letter of word) {
      const kind = unspaced.test(letter);
      if (open !== null && open.unspaced === kind) open.text += letter;
      else {
        open = { text: letter, unspaced: kind };
        found.push(open);
      }
    }
  }
  return found;
}
