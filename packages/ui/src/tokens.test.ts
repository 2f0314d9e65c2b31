import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('.', import.meta.url);
const css = ['tokens.css', 'base.css'].map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');

type Scheme = 'light' | 'dark';

function tokens(scheme: Scheme): Map<string, string> {
  const found = css.matchAll(/--([a-z-]+): var\(--light, (#[0-9a-f]{6})\) var\(--dark, (#[0-9a-f]{6})\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, scheme === 'light' ? light : dark]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['canvas', 'surface', 'sunken'];
const softs = ['accent-soft', 'good-soft', 'warning-soft', 'danger-soft'];
const states = ['accent', 'good', 'warning', 'danger'];
const readable: [string, string][] = [
  ...[...surfaces, ...softs].flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['muted', ground],
  ]),
  ...surfaces.flatMap((ground) => states.map((state): [string, string] => [state, ground])),
  ...states.map((state): [string, string] => [state, `${state}-soft`]),
  ['warning', 'accent-soft'],
  ['danger', 'accent-soft'],
  ['good', 'accent-soft'],
  ['on-accent', 'accent-fill'],
  ['on-accent', 'accent-fill-hover'],
  ['on-danger', 'danger-fill'],
  ['on-danger', 'danger-fill-hover'],
];

describe.each<Scheme>(['light', 'dark'])('colours, %s', (scheme) => {
  const colours = tokens(scheme);
  const colour = (name: string) => {
    const value = colours.get(name);
    if (!value) throw new Error(`no token --${name}`);
    return value;
  };

  it.each(readable)('%s can be read on %s', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(surfaces)('the edge of a control can be seen on %s', (ground) => {
    expect(contrast(colour('line-strong'), colour(ground))).toBeGreaterThanOrEqual(3);
  });

  it('initials can be read on every avatar', () => {
    const pairs = [
      ...css.matchAll(
        /\.ui-tone-\d \{\s*background: var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\);\s*color: var\(--light, (#\w{6})\) var\(--dark, (#\w{6})\)/g,
      ),
    ].map(([, light = '', dark = '', onLight = '', onDark = '']) =>
      scheme === 'light' ? contrast(light, onLight) : contrast(dark, onDark),
    );
    expect(pairs).toHaveLength(6);
    expect(Math.min(...pairs)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('what every component keeps to', () => {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.tsx') && !name.includes('.test.'));

  it.each(sources)('%s has no style attribute, which the content security policy drops', (name) => {
    expect(readFileSync(new URL(name, folder), 'utf8')).not.toMatch(/\sstyle=/);
  });
});
