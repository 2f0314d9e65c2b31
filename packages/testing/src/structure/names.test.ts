import { describe, expect, it } from 'vitest';
import { projectFiles, read } from './files.ts';

const code = projectFiles(/\.(ts|tsx|mjs)$/).filter((path) => !path.includes('/planted'));
const nouns = new Set(projectFiles(/^packages\/domain\/src\/[^/]+\/index\.ts$/).map((path) => path.split('/')[3]));

/** Which words may name a file in a room whose vocabulary is closed. */
const vocabulary: [RegExp, readonly string[]][] = [
  [/^packages\/domain\/src\/[^/]+\/([^/]+)\.ts$/, ['types', 'lifecycle', 'rules', 'inputs', 'events', 'index']],
  [/^packages\/services\/src\/[^/]+\/([^/]+)\.ts$/, ['commands', 'queries', 'views', 'tasks', 'index']],
];

/** Rooms of the house's own, whose files are named after what they hold. */
const exempt = [/^packages\/domain\/src\/(kernel|access)\//, /^packages\/services\/src\/(context|access)\//];

describe('names', () => {
  it('keep to the closed list of their room', () => {
    const strangers = code.filter((path) => {
      if (/\.(test|arbitrary)\.tsx?$/.test(path) || exempt.some((pattern) => pattern.test(path))) return false;
      return vocabulary.some(([pattern, words]) => {
        const name = pattern.exec(path)?.[1];
        return name !== undefined && !words.includes(name);
      });
    });
    expect(strangers).toEqual([]);
  });

  it('are spelt as in domain wherever a room has a folder per noun', () => {
    const strangers = code
      .map((path) => /^packages\/(?:services|api)\/src\/([^/]+)\//.exec(path)?.[1])
      .filter((noun) => noun !== undefined && noun !== 'context' && !nouns.has(noun));
    expect(strangers).toEqual([]);
  });

  it('are never a drawer for everything', () => {
    expect(code.filter((path) => /(^|\/)(utils?|helpers?|misc|common|lib|shared)(\/|\.tsx?$)/.test(path))).toEqual([]);
  });
});

describe('files', () => {
  it('stay small', () => {
    const limit = (path: string) => (/\.test\.tsx?$|^e2e\/|\/seed\//.test(path) ? 600 : 400);
    const large = code.filter((path) => read(path).split('\n').length > limit(path));
    expect(large).toEqual([]);
  });

  it('read the environment in one place', () => {
    const allowed =
      /^packages\/config\/|^packages\/testing\/|^e2e\/|\.test\.ts$|config\.m?ts$|^apps\/server\/start\.mjs$/;
    expect(code.filter((path) => !allowed.test(path) && /process\.env\b/.test(read(path)))).toEqual([]);
  });

  it('of the domain know neither clock nor chance', () => {
    const domain = code.filter((path) => path.startsWith('packages/domain/src') && !path.endsWith('.test.ts'));
    const impure = /Date\.now|new Date\(\)|Math\.random|crypto\./;
    expect(domain.filter((path) => impure.test(read(path)))).toEqual([]);
  });

  it('format dates and numbers through i18n alone', () => {
    const outside = code.filter((path) => !path.startsWith('packages/i18n/') && !/\.test\.tsx?$/.test(path));
    expect(outside.filter((path) => /\.toLocale(Date|Time)?String\(/.test(read(path)))).toEqual([]);
  });

  it('of screens ask for abilities, never for a role', () => {
    const screens = code.filter((path) => /^apps\/(portal|office)\/app\//.test(path));
    expect(screens.filter((path) => /role\s*(===|!==)/.test(read(path)))).toEqual([]);
  });

  it('end effects with a cleaning-up function or with nothing', () => {
    // Chromium's scroll methods return promises by now; React calls what an effect returns.
    const concise = /use(Layout)?Effect\(\(\) => [^{(]/;
    expect(code.filter((path) => path.endsWith('.tsx') && concise.test(read(path)))).toEqual([]);
  });

  it('wait for conditions, never for time', () => {
    expect(code.filter((path) => /\.(test|spec)\.tsx?$/.test(path) && /\bwaitForTimeout\(/.test(read(path)))).toEqual(
      [],
    );
  });
});
