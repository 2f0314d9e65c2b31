import { cx } from './classes.ts';

const sizes = { sm: 'size-8 text-sm', md: 'size-10 text-base', lg: 'size-12 text-lg' };
const twoCharacterSurnames = /^(欧阳|司徒|上官|诸葛|司马|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯)/;

/** 王秀兰 → 王, 欧阳明 → 欧阳, "Mei Chan" → MC. */
export function initialOf(name: string): string {
  const trimmed = name.trim();
  const surname = twoCharacterSurnames.exec(trimmed)?.[0];
  if (surname) return surname;
  if (/^\p{Script=Han}/u.test(trimmed)) return [...trimmed][0] ?? '';
  const words = trimmed.split(/\s+/);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toUpperCase();
}

function toneOf(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}

export type AvatarProps = { name: string; size?: keyof typeof sizes; className?: string };

/** The same person has the same colour everywhere; the name itself stands beside it. */
export function Avatar({ name, size = 'md', className }: AvatarProps) {
  const initial = initialOf(name);
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-grid shrink-0 select-none place-items-center rounded-full font-semibold leading-none',
        `ui-tone-${toneOf(name)}`,
        sizes[size],
        initial.length > 1 && 'tracking-tighter [font-size:0.8125em]',
        className,
      )}
    >
      {initial}
    </span>
  );
}
