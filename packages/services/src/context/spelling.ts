import { Converter } from 'opencc-js/t2cn';

/** Every Han letter that is also written another way, with all ways of writing it: 楼 and 樓. */
let spellings: Map<string, string> | undefined;

/** Read from the dictionary once, when the first search asks: it takes a moment and is the same for ever. */
function readSpellings(): Map<string, string> {
  const simplified = Converter({ from: 't', to: 'cn' });
  const bySimplified = new Map<string, Set<string>>();
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const letter = String.fromCharCode(code);
    const plain = simplified(letter);
    if (plain === letter || [...plain].length !== 1) continue;
    const ways = bySimplified.get(plain) ?? new Set([plain]);
    bySimplified.set(plain, ways.add(letter));
  }
  const found = new Map<string, string>();
  for (const ways of bySimplified.values()) {
    const all = [...ways].join('');
    for (const letter of ways) found.set(letter, all);
  }
  return found;
}

/**
 * A regular expression that finds its Han letters in simplified and in traditional writing, whichever of the two it was
 * written in: `彩[欢歡][楼樓]`. No letter of it may stand between brackets.
 */
export function inEitherSpelling(pattern: string): string {
  return pattern.replace(/\p{Script=Han}/gu, (letter) => {
    const all = waysOf(letter);
    return all.length > 1 ? `[${all}]` : letter;
  });
}

/** All ways in which a few letters may be written, themselves among them: 电梯, 電梯. */
export function spellingsOf(letters: string): string[] {
  return [...letters].reduce<string[]>(
    (written, letter) => written.flatMap((before) => [...waysOf(letter)].map((way) => before + way)),
    [''],
  );
}

/** The letter in each way it is written. */
function waysOf(letter: string): string {
  spellings ??= readSpellings();
  return spellings.get(letter) ?? letter;
}

/** Words as a regular expression that means them and nothing else; a space stands for whatever is between. */
export function patternOf(words: string): string {
  return words
    .trim()
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(/\s+/g, '.*');
}
